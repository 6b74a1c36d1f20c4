package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses the scan at start: vectors where their module is there and finds what it must. */
final class CodeScans {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_SCAN = "io.cess4j.fingerprint.search.VectorScan";
  private static final CodeScan BEST = select();

  private CodeScans() {}

  static CodeScan best() {
    return BEST;
  }

  static CodeScan vector() throws ReflectiveOperationException {
    return (CodeScan) Class.forName(VECTOR_SCAN).getDeclaredConstructor().newInstance();
  }

  private static CodeScan select() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return new ScalarScan();
    }
    try {
      CodeScan scan = vector();
      return isRight(scan) ? scan : new ScalarScan();
    } catch (ReflectiveOperationException | LinkageError e) {
      return new ScalarScan();
    }
  }

  /** Random codes, one of them planted, against the scalar scan. */
  private static boolean isRight(CodeScan scan) {
    SplittableRandom random = new SplittableRandom(0xce55);
    int count = CodeBlocks.BLOCK + 77;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(CodeBlocks.bytes(count), Long.BYTES);
      List<Code256> queries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Code256 code =
            new Code256(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        CodeBlocks.put(memory, i, code);
        if (i % 375 == 0) {
          queries.add(code);
        }
      }
      CodeBlocks codes = new CodeBlocks(memory, count);
      long[] words = CodeBlocks.words(queries);
      for (int radius : new int[] {0, 31, 110}) {
        Hits expected = new Hits();
        Hits actual = new Hits();
        new ScalarScan().scan(codes, 0, codes.blocks(), words, radius, expected);
        scan.scan(codes, 0, codes.blocks(), words, radius, actual);
        if (!expected.sameAs(actual)) {
          return false;
        }
      }
      return true;
    }
  }
}
