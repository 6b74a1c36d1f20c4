package io.cess4j.cli.demo.durability;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Standing;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Amounts;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Miners leave one after the other while new ones join: by turns one dies with its disks and one
 * exits by the rules. Never are more than n - k of a file's holders away at once.
 */
final class Exodus {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Network chain;
  private final Population population;
  private final Slots slots;
  private final SplittableRandom random;
  private final Told told;
  private final List<Population.Leaver> leavers = new ArrayList<>();
  private int died;
  private int paidOut;

  Exodus(Network chain, Population population, Slots slots, SplittableRandom random, Told told) {
    this.chain = chain;
    this.population = population;
    this.slots = slots;
    this.random = random;
    this.told = told;
  }

  /** Half of so many die, half exit. */
  void lead(int count) throws IOException, InterruptedException {
    for (int left = 0; left < count; left += 2) {
      long first = population.joins();
      long second = population.joins();
      long dying = anyBut(Set.of(first, second));
      population.dies(dying);
      long leaving = anyBut(Set.of(first, second));
      Population.Leaver leaver = population.leaves(leaving);
      told.say(
          "miner %d died with its disks, miner %d exits; %d and %d have joined"
              .formatted(dying, leaving, first, second));
      slots.awaitTakenOver(Set.of(dying, leaving), PATIENCE);
      leaver.stops();
      leavers.add(leaver);
      died++;
      told.say(
          "%d of %d miners have left, all of their slots are with others"
              .formatted(left + 2, count));
    }
  }

  private long anyBut(Set<Long> newcomers) {
    List<Long> candidates =
        population.miners().stream().filter(miner -> !newcomers.contains(miner)).toList();
    return candidates.get(random.nextInt(candidates.size()));
  }

  /** After the cooling of the last one: everyone who exited gets its collateral, sent by anyone. */
  void payOut(TransactionSender anyone) throws InterruptedException {
    for (Population.Leaver leaver : leavers) {
      long miner = leaver.miner();
      long paysFrom =
          chain.miners().standing(miner).exitDay()
              + chain.parameters().get(Parameter.EXIT_COOLING).longValueExact();
      while (today() < paysFrom) {
        Thread.sleep(LOOK_AGAIN);
      }
      BigInteger before = chain.vault().balanceOf(leaver.operator().address());
      chain.auditRounds().poke(anyone, miner);
      chain.miners().withdraw(anyone, miner);
      Standing standing = chain.miners().standing(miner);
      BigInteger paid = chain.vault().balanceOf(leaver.operator().address()).subtract(before);
      boolean whole = standing.state() == MinerState.EXITED && standing.collateral().signum() == 0;
      paidOut += whole ? 1 : 0;
      told.say(
          "miner %d got %s of its %s collateral back"
              .formatted(miner, Amounts.cess(paid), Amounts.cess(leaver.collateral())));
    }
  }

  private long today() {
    return chain.calendar().dayAt(chain.clock().instant());
  }

  int exited() {
    return leavers.size();
  }

  int died() {
    return died;
  }

  boolean allPaidOut() {
    return paidOut == leavers.size();
  }
}
