package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeScanTest {
  private final Drawn drawn = new Drawn(20261130);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 1023, 1024, 1025, 5000})
  void everyScanFindsWhatComparingOneByOneFinds(int count) throws ReflectiveOperationException {
    List<Code256> codes = new ArrayList<>();
    List<Code256> queries = new ArrayList<>(List.of(drawn.code(), new Code256(0, 0, 0, 0)));
    for (int i = 0; i < count; i++) {
      Code256 code = drawn.code();
      codes.add(code);
      if (i % 97 == 0 || i == count - 1) {
        queries.add(drawn.near(code, drawn.below(60)));
      }
    }
    for (int radius : new int[] {0, 1, 31, 48, 72, 128, 256}) {
      Hits expected = new Hits();
      for (int query = 0; query < queries.size(); query++) {
        for (int i = 0; i < count; i++) {
          int distance = queries.get(query).distance(codes.get(i));
          if (distance <= radius) {
            expected.add(query, i, distance);
          }
        }
      }
      for (CodeScan scan : List.of(new ScalarScan(), CodeScans.vector())) {
        Hits actual = new Hits();
        CodeBlocks blocks = blocks(codes);
        scan.scan(blocks, 0, blocks.blocks(), CodeBlocks.words(queries), radius, actual);

        assertThat(actual.sameAs(expected))
            .as("%s, radius %d: %d of %d", scan.name(), radius, actual.count(), expected.count())
            .isTrue();
      }
    }
  }

  @Test
  void theseTestsRunOnVectors() {
    assertThat(CodeScans.best().name()).startsWith("vector");
  }

  @Test
  void severalThreadsFindTheSame() {
    List<Code256> codes = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      codes.add(drawn.code());
    }
    Code256 query = drawn.near(codes.getLast(), 20);
    CodeBlocks blocks = blocks(codes);
    Hits alone = new Hits();
    long[] words = CodeBlocks.words(List.of(query));
    new ScalarScan().scan(blocks, 0, blocks.blocks(), words, 100, alone);

    Tail tail = new Tail(0);
    tail.add(
        16,
        new Work(
            "all",
            new byte[32],
            new io.cess4j.fingerprint.work.Description(
                io.cess4j.fingerprint.media.MediaType.IMAGE,
                "drawn/1",
                1,
                codes.stream().map(code -> new io.cess4j.fingerprint.work.View("", code)).toList(),
                new byte[0])));
    CodeGroup group = tail.view().groups().iterator().next();
    try (Searcher searcher = new Searcher(CodeScans.best(), 3)) {
      assertThat(searcher.find(group, null, words, 100).sameAs(alone)).isTrue();
    }
    assertThat(alone.count()).isPositive();
  }

  static CodeBlocks blocks(List<Code256> codes) {
    MemorySegment memory = Arena.ofAuto().allocate(CodeBlocks.bytes(codes.size()), 64);
    for (int i = 0; i < codes.size(); i++) {
      CodeBlocks.put(memory, i, codes.get(i));
    }
    return new CodeBlocks(memory, codes.size());
  }
}
