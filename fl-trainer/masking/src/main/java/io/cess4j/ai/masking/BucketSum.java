package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.SumUnavailable;
import io.cess4j.protocol.Hash256;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the masks off the sum of an agreed set. */
public final class BucketSum {
  private BucketSum() {}

  /**
   * The sum modulo 2^32 of the updates of a set, which is the sum itself where everybody kept to
   * the range: 32 updates of at most 2^19 stay below 2^25.
   *
   * @param masked messages of the set
   * @param shown what members of the set have unmasked for it
   * @throws SumUnavailable where too few have, or somebody showed what does not fit
   */
  public static int[] of(
      Roster roster,
      int set,
      Map<Integer, MaskedUpdate> masked,
      Collection<Unmasking.Opened> shown) {
    Map<Integer, Unmasking.Opened> bySeat = new TreeMap<>();
    shown.stream()
        .filter(one -> Seats.has(set, one.seat()))
        .forEach(one -> bySeat.putIfAbsent(one.seat(), one));
    int[] sum = new int[masked(masked, Seats.of(set).getFirst()).components()];
    for (int seat : Seats.of(set)) {
      MaskedUpdate update = masked(masked, seat);
      if (update.components() != sum.length) {
        throw new SumUnavailable("the updates of a bucket have different lengths");
      }
      update.addTo(sum);
      Map<Integer, byte[]> shares = new TreeMap<>();
      int place = 0;
      for (int holder : roster.seats()) {
        Unmasking.Opened opened = bySeat.get(holder);
        if (opened != null) {
          shares.put(place, opened.word(seat));
        }
        place++;
      }
      MaskStream.subtract(sum, SeedShares.join(roster.quorum(), shares, update.seedHash(seat)));
    }
    for (int missing : Seats.of(roster.bitmap() & ~set)) {
      for (int seat : Seats.of(set)) {
        byte[] pair = pair(bySeat.get(seat), seat, missing, masked(masked, seat));
        PairSeeds.mask(sum, pair, missing, seat); // what the missing one would have added
      }
    }
    return sum;
  }

  private static MaskedUpdate masked(Map<Integer, MaskedUpdate> masked, int seat) {
    MaskedUpdate update = masked.get(seat);
    if (update == null) {
      throw new SumUnavailable("the masked update of seat %d is not here".formatted(seat));
    }
    return update;
  }

  private static byte[] pair(
      Unmasking.@Nullable Opened opened, int seat, int missing, MaskedUpdate update) {
    if (opened == null) {
      throw new SumUnavailable(
          "seat %d has not shown the seed that it shared with seat %d, which is missing"
              .formatted(seat, missing));
    }
    byte[] pair = opened.word(missing);
    Hash256 hash = Digests.ofSeed(pair);
    if (!hash.equals(update.seedHash(missing))) {
      throw new SumUnavailable(
          "seat %d showed a seed of hash %s for seat %d, its masked update said %s: the bucket has no sum in this round"
              .formatted(seat, hash, missing, update.seedHash(missing)));
    }
    return pair;
  }

  /**
   * What stands for the bucket: sum / count, truncated toward zero, each component held within a
   * bound. Honest members never reach it; one that is not can move the mean no further.
   *
   * @param count of the members in the sum
   * @param bound of a component, not negative
   */
  public static int[] mean(int[] sum, int count, int bound) {
    int[] mean = new int[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = Math.clamp(sum[i] / count, -bound, bound);
    }
    return mean;
  }
}
