package io.cess4j.cli.demo.durability;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.cli.demo.Told;
import io.cess4j.devnet.network.LocalNetwork;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** More miners than a file has parity fragments die at once, for good. */
final class Disaster {
  /** They never say what they lost, so they have to be expelled first: in two minutes. */
  private static final BigInteger EXIT_MISSES = BigInteger.valueOf(5);

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Network chain;
  private final LocalNetwork network;
  private final Population population;
  private final Slots slots;
  private final SplittableRandom random;
  private final Told told;

  Disaster(
      Network chain,
      LocalNetwork network,
      Population population,
      Slots slots,
      SplittableRandom random,
      Told told) {
    this.chain = chain;
    this.network = network;
    this.population = population;
    this.slots = slots;
    this.random = random;
    this.told = told;
  }

  /** So many die; ends once every deal is whole again or Lost. */
  Losses strike(int count) throws IOException, InterruptedException {
    chain.parameters().set(chain.sender(network.governor()), Parameter.EXIT_MISSES, EXIT_MISSES);
    List<Long> candidates = new ArrayList<>(population.miners());
    Set<Long> gone = new HashSet<>();
    while (gone.size() < count) {
      gone.add(candidates.remove(random.nextInt(candidates.size())));
    }
    Set<Long> expected = Losses.expected(slots.all(), gone);
    for (long miner : gone) {
      population.dies(miner);
    }
    told.say(
        "miners %s died at once: of %d files too little is left".formatted(gone, expected.size()));
    for (int i = 0; i < count; i++) {
      population.joins();
    }
    slots.awaitTakenOver(gone, PATIENCE);
    List<Deal> deals = slots.all();
    return Losses.of(chain, expected, deals);
  }
}
