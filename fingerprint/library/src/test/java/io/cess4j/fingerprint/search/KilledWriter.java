package io.cess4j.fingerprint.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds works until it is killed, and says each number that was acknowledged. */
final class KilledWriter {
  /** Files of 40 works and tables beside each, so that there is much to be killed in. */
  static final IndexOptions OPTIONS = new IndexOptions(1, 1, 40, 1_000);

  private KilledWriter() {}

  public static void main(String[] arguments) {
    SimilarityIndex index = SimilarityIndex.open(Path.of(arguments[0]), OPTIONS);
    Drawn drawn = new Drawn(index.works());
    System.out.println("open " + index.works());
    for (int number = index.works(); ; ) {
      List<Work> batch = new ArrayList<>();
      for (int i = 1 + drawn.below(3); i > 0; i--) {
        batch.add(drawn.work(number++));
      }
      index.add(batch);
      System.out.println("acknowledged " + number);
      System.out.flush();
    }
  }
}
