package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashTablesTest {
  private final Drawn drawn = new Drawn(20261130);

  /** Clusters as real works make them, so that buckets are of very different sizes. */
  private final List<Code256> codes = new ArrayList<>();

  HashTablesTest() {
    while (codes.size() < 20_000) {
      Code256 centre = drawn.code();
      int members = 1 + drawn.below(40);
      for (int i = 0; i < members; i++) {
        codes.add(drawn.near(centre, drawn.below(36)));
      }
    }
  }

  @TempDir private Path folder;

  @Test
  void findExactlyWhatAScanFindsForEveryRadius() throws IOException {
    CodeBlocks blocks = CodeScanTest.blocks(codes);
    HashTables tables = tables(blocks);
    List<Code256> queries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      queries.add(drawn.near(codes.get(drawn.below(codes.size())), drawn.below(33)));
    }
    long[] words = CodeBlocks.words(queries);
    for (int radius = 0; radius <= HashTables.LARGEST_RADIUS; radius++) {
      Hits expected = new Hits();
      Hits actual = new Hits();
      new ScalarScan().scan(blocks, 0, blocks.blocks(), words, radius, expected);
      for (int query = 0; query < queries.size(); query++) {
        tables.find(words, query, radius, actual);
      }

      assertThat(actual.sameAs(expected))
          .as("radius %d: %d of %d", radius, actual.count(), expected.count())
          .isTrue();
    }
  }

  @Test
  void doNotPayWhereAllCodesAreInOneBucket() throws IOException {
    Code256 centre = drawn.code();
    List<Code256> alike = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      alike.add(centre);
    }

    assertThat(tables(CodeScanTest.blocks(alike)).pays(words(centre), 0, 31)).isFalse();
    assertThat(tables(CodeScanTest.blocks(codes)).pays(words(drawn.code()), 0, 7)).isTrue();
  }

  private HashTables tables(CodeBlocks blocks) throws IOException {
    Path file = folder.resolve("tables");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SegmentOutput out = new SegmentOutput(channel);
      HashTables.write(blocks, out);
      out.finish();
      assertThat(out.position() - SegmentFile.HEADER_BYTES)
          .isEqualTo(HashTables.bytes(blocks.codes()));
    }
    MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(file));
    return new HashTables(blocks, bytes.asSlice(SegmentFile.HEADER_BYTES));
  }

  private static long[] words(Code256 code) {
    return CodeBlocks.words(List.of(code));
  }
}
