package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.BucketsRejected;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which seats add their updates up together, for a whole task: buckets drawn anew each round would
 * let everybody solve for the single members' usual updates. The seats are ordered by a hash of the
 * seed and dealt out, so all buckets have floor(n / B) members or one more, B = floor(n / s), and
 * none has fewer than s.
 */
public final class Buckets {
  private final List<List<Integer>> buckets;

  private Buckets(List<List<Integer>> buckets) {
    this.buckets = buckets;
  }

  /**
   * Draws the buckets.
   *
   * @param seats bitmap of those that the task begins with
   * @param size s, fewest members of a bucket
   * @param f how many seats may be Byzantine: each can spoil its bucket
   * @param seed that nobody knew before the seats were taken
   * @throws BucketsRejected where there are not 2f + 1 buckets, so that the rule over them would
   *     not bear f spoiled ones
   */
  public static Buckets draw(int seats, int size, int f, Hash256 seed) {
    int n = Integer.bitCount(seats);
    if (size < 2 || f < 0) {
      throw new BucketsRejected(
          "buckets of %d with %d Byzantine seats: a bucket has at least 2 members"
              .formatted(size, f));
    }
    int count = n / size;
    if (count < 2 * f + 1) {
      throw new BucketsRejected(
          "%d seats make %d buckets of %d, but %d Byzantine seats can spoil as many buckets and %d are needed: it takes %d seats or smaller buckets"
              .formatted(n, count, size, f, 2 * f + 1, size * (2 * f + 1)));
    }
    List<Integer> drawn = new ArrayList<>(Seats.of(seats));
    drawn.sort(Comparator.comparing(seat -> place(seed, seat)));
    List<List<Integer>> buckets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buckets.add(new ArrayList<>());
    }
    for (int i = 0; i < n; i++) {
      buckets.get(i % count).add(drawn.get(i));
    }
    return new Buckets(buckets.stream().map(List::copyOf).toList());
  }

  private static Hash256 place(Hash256 seed, int seat) {
    return Digests.hash("cess4j ai buckets v1", seed.toBytes(), new byte[] {(byte) seat});
  }

  /** Members of each bucket. */
  public List<List<Integer>> all() {
    return buckets;
  }

  /** The members of a seat's bucket; empty for a seat that took no part in the draw. */
  public Optional<List<Integer>> of(int seat) {
    return buckets.stream().filter(bucket -> bucket.contains(seat)).findFirst();
  }

  /**
   * Whose update stands for its bucket: of those who revealed one, the first from the round's
   * beginner on. The turn to begin passes on each round, so over as many rounds as a bucket has
   * members each is paid once. Since it follows from the chain alone, a bucket never counts twice.
   *
   * @param revealed bitmap of the seats that revealed an update
   * @return bitmap with at most one seat a bucket
   */
  public int speakers(int round, int revealed) {
    int speakers = 0;
    for (List<Integer> bucket : buckets) {
      for (int i = 0; i < bucket.size(); i++) {
        int seat = bucket.get(Math.floorMod(round + i, bucket.size()));
        if (Seats.has(revealed, seat)) {
          speakers |= 1 << seat;
          break;
        }
      }
    }
    return speakers;
  }
}
