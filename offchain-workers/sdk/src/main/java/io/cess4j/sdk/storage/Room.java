package io.cess4j.sdk.storage;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Quote;
import io.cess4j.chain.contract.Utilisation;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.sdk.CessException.NetworkFull;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the miners have room for a file, told before anything is signed. The chain reserves space
 * when a deal stands, not when its order is drawn: of a file that is too large the first deals
 * would be stored, and the body sent, for nothing.
 *
 * <p>It refuses only what cannot be stored. Others may take the same room meanwhile, and a draw
 * among miners that are nearly full may find too few; then the orders end as any that fail.
 */
final class Room {
  /** A file that takes less than this part of what is free needs no look at every miner. */
  private static final BigInteger SMALL = BigInteger.TEN;

  /** Nor does a network of more miners get one: it would take longer than it is worth. */
  private static final int MINERS_LOOKED_AT = 256;

  private final Network network;

  Room(Network network) {
    this.network = network;
  }

  /**
   * @throws NetworkFull where the file cannot be stored now
   */
  void check(PutQuote quote) {
    int n = quote.terms().n();
    long miners = network.miners().count();
    if (miners < n) {
      throw new NetworkFull(
          "a fragment each goes to %d miners and the network has %d".formatted(n, miners));
    }
    Utilisation space = network.miners().utilisation();
    BigInteger free = space.declaredSectors().subtract(space.usedSectors());
    BigInteger needed = BigInteger.valueOf(quote.storedBytes() / Sizes.SECTOR_BYTES);
    if (needed.compareTo(free) > 0) {
      throw new NetworkFull(
          "the file needs %s on the miners and %s of their %s are free"
              .formatted(inGiB(needed), inGiB(free), inGiB(space.declaredSectors())));
    }
    if (needed.multiply(SMALL).compareTo(free) > 0 && miners <= MINERS_LOOKED_AT) {
      checkEach(quote, miners);
    }
  }

  /**
   * The n fragments of a deal go to n operators, so one with much room helps no more than one with
   * room for a fragment of every deal. A smaller last deal is not counted.
   */
  private void checkEach(PutQuote quote, long miners) {
    long sectors = quote.parts().getFirst().sectors();
    long deals = quote.parts().stream().map(Quote::sectors).filter(size -> size == sectors).count();
    long unit = network.parameters().constants().unitBytes();
    Map<Long, Long> places = new HashMap<>();
    for (long id = 1; id <= miners; id++) {
      Miner miner = network.miners().miner(id);
      if (isDrawn(miner, quote.terms())) {
        long free = miner.declaredUnits() * unit / Sizes.SECTOR_BYTES - miner.usedSectors();
        places.merge(miner.operator(), Math.max(0, free) / sectors, Long::sum);
      }
    }
    long found = places.values().stream().mapToLong(each -> Math.min(each, deals)).sum();
    long needed = deals * quote.terms().n();
    if (found < needed) {
      throw new NetworkFull(
          "the file has %d fragments of deals, each of %s and those of a deal on different operators, and the miners have room for %d"
              .formatted(needed, inGiB(BigInteger.valueOf(sectors)), found));
    }
  }

  private static boolean isDrawn(Miner miner, StorageTerms terms) {
    return miner.state() == MinerState.ACTIVE
        && miner.listedUnits() > 0
        && (terms.regions() >> miner.region() & 1) == 1;
  }

  private static String inGiB(BigInteger sectors) {
    double bytes = sectors.doubleValue() * Sizes.SECTOR_BYTES;
    return String.format(Locale.ROOT, "%.2f GiB", bytes / (1L << 30));
  }
}
