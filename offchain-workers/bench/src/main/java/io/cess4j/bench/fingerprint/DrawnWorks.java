package io.cess4j.bench.fingerprint;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.search.SimilarityIndex;
import io.cess4j.fingerprint.search.Work;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Works with 28 views as pictures have, whose codes follow from their number: none need be held.
 * Every second work is one of 64 versions of the same: a fifth of its bits differ from theirs.
 */
final class DrawnWorks {
  private static final int VIEWS = 28;
  private static final int VERSIONS = 64;
  private static final int BATCH = 4_096;
  private static final long SEED = 20261130;

  private final int count;
  private final SplittableRandom chosen = new SplittableRandom(SEED);

  /**
   * A suspect.
   *
   * @param work the number of the work that it was made from
   */
  record Query(int work, Description suspect) {}

  /**
   * @param codes of all works together
   */
  DrawnWorks(int codes) {
    this.count = Math.max(1, codes / VIEWS);
  }

  int count() {
    return count;
  }

  void addTo(SimilarityIndex index, IntConsumer progress) {
    for (int from = 0; from < count; from += BATCH) {
      List<Work> works = new ArrayList<>();
      for (int number = from; number < Math.min(count, from + BATCH); number++) {
        byte[] hash = ByteBuffer.allocate(32).putLong(SEED * (number + 1L)).putInt(number).array();
        works.add(new Work("work " + number, hash, describe(views(number))));
      }
      index.add(works);
      if (from / BATCH % 10 == 9) {
        progress.accept((from + works.size()) * VIEWS);
      }
    }
  }

  /** Views of works chosen at random, with so many bits turned. */
  List<Query> queries(int queries, int turned) {
    List<Query> drawn = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      int number = chosen.nextInt(count);
      byte[] code = views(number).get(chosen.nextInt(VIEWS)).code().bytes();
      int first = chosen.nextInt(Code256.BITS);
      for (int bit = 0; bit < turned; bit++) {
        int at = (first + 11 * bit) % Code256.BITS; // 11 and 256 share no divisor: all differ
        code[at / 8] ^= (byte) (0x80 >>> at % 8);
      }
      drawn.add(new Query(number, describe(List.of(new View("whole", Code256.of(code))))));
    }
    return drawn;
  }

  private static Description describe(List<View> views) {
    return new Description(MediaType.IMAGE, "drawn/1", 100, views, new byte[0]);
  }

  private static List<View> views(int number) {
    SplittableRandom own = new SplittableRandom(SEED + number);
    SplittableRandom shared = new SplittableRandom(-SEED - number / (2 * VERSIONS));
    boolean version = number % 2 == 1;
    List<View> views = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      views.add(
          new View(
              "view-" + i,
              new Code256(
                  word(own, shared, version),
                  word(own, shared, version),
                  word(own, shared, version),
                  word(own, shared, version))));
    }
    return views;
  }

  private static long word(SplittableRandom own, SplittableRandom shared, boolean version) {
    if (!version) {
      return own.nextLong();
    }
    // Each bit differs with a chance of 3/16.
    long first = own.nextLong();
    long second = own.nextLong();
    long third = own.nextLong();
    long fourth = own.nextLong();
    long noise = first & second & (third | fourth);
    return shared.nextLong() ^ noise;
  }
}
