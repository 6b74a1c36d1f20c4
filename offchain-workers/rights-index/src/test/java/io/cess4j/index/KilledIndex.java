package io.cess4j.index;

import io.cess4j.chain.event.Cursor;
import java.nio.file.Path;
import java.util.List;

/** Reads a canned chain, block by block, from where it was, until it is killed. */
final class KilledIndex {
  private KilledIndex() {}

  /**
   * @param args folder, seed, number of blocks
   */
  @SuppressWarnings("SystemOut") // the test reads it
  public static void main(String[] args) {
    CannedChain chain = new CannedChain(Long.parseLong(args[1]));
    long last = Long.parseLong(args[2]);
    try (TestIndex index = new TestIndex(Path.of(args[0]))) {
      Cursor cursor = index.journal().load();
      long handled = cursor.points().isEmpty() ? 0 : cursor.points().getLast().number();
      System.out.println("goes on after " + handled);
      for (long number = 1; number <= last; number++) {
        CannedBlock block = chain.block(number);
        if (number > handled) {
          index.read(List.of(block));
          System.out.println("written " + number);
        }
      }
    }
    System.out.println("done");
  }
}
