package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables are made again from the codes whenever they are not the right ones, and only then. */
class TableFileTest {
  private static final int WORKS = 70;
  private static final IndexOptions TABLED = new IndexOptions(1, 50, WORKS, 1_000);
  private static final IndexOptions SCANNING =
      new IndexOptions(1, IndexOptions.NO_TABLES, WORKS, 1_000);

  private final Drawn drawn = new Drawn(20261130);
  private final List<Code256> codes = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    try (SimilarityIndex index = SimilarityIndex.open(folder, TABLED)) {
      add(index, 0);
    }
  }

  private void add(SimilarityIndex index, int from) {
    List<Work> works = new ArrayList<>();
    for (int i = from; i < from + WORKS; i++) {
      codes.add(drawn.code());
      works.add(new Work("work " + i, Drawn.hash(i), Drawn.suspect(codes.getLast())));
    }
    index.add(works);
  }

  @Test
  void anIndexIsOpenedWithoutMakingThemAgain() throws IOException {
    Object made = identity(tables());
    for (int i = 0; i < 3; i++) {
      requireFindsAll(TABLED);
    }
    assertThat(identity(tables())).isEqualTo(made);
    assertThat(TableFile.find(SegmentFile.open(segment()))).hasSize(1);
  }

  @Test
  void theyAreFoundInTheFileAndNotByScanning() throws IOException {
    Segment segment = SegmentFile.open(segment());
    CodeGroup group = segment.groups().iterator().next();
    HashTables found = TableFile.find(segment).values().iterator().next();
    long[] query = CodeBlocks.words(List.of(drawn.near(codes.get(7), 20)));
    Hits hits = new Hits();

    found.find(query, 0, 31, hits);

    assertThat(hits.count()).isOne();
    assertThat(group.memberAt(hits.position(0))).isEqualTo(7);
    assertThat(hits.distance(0)).isEqualTo(20);
  }

  @Test
  void missingOnesAreMadeByTheWriterOnly() throws IOException {
    byte[] right = Files.readAllBytes(tables());
    Files.delete(tables());
    try (SimilarityIndex reading = SimilarityIndex.read(folder, TABLED)) {
      requireFindsAll(reading);
    }
    assertThat(tables()).doesNotExist();
    requireFindsAll(TABLED);
    assertThat(tables()).hasBinaryContent(right);
  }

  @Test
  void truncatedOnesAreMadeAgain() throws IOException {
    byte[] right = Files.readAllBytes(tables());
    for (int length : new int[] {0, 3, 63, 64, 65, right.length / 2, right.length - 1}) {
      try (RandomAccessFile file = new RandomAccessFile(tables().toFile(), "rw")) {
        file.setLength(length);
      }
      requireMadeAgain(right, "cut to " + length);
    }
  }

  @Test
  void everyByteIsChecked() throws IOException {
    byte[] right = Files.readAllBytes(tables());
    for (int at = 0; at < right.length; at += at < 64 ? 9 : 700_001) {
      byte[] damaged = right.clone();
      damaged[at] ^= 0x10;
      Files.write(tables(), damaged);
      requireMadeAgain(right, "byte " + at);
    }
  }

  @Test
  void thoseOfAnotherGenerationAreMadeAgain() throws IOException {
    byte[] older = Files.readAllBytes(tables());
    Path replaced = tables();
    try (SimilarityIndex index = SimilarityIndex.open(folder, TABLED)) {
      add(index, WORKS);
    }
    assertThat(replaced).as("those of a file that was merged").doesNotExist();
    byte[] right = Files.readAllBytes(tables());
    Files.write(tables(), older);
    requireMadeAgain(right, "older ones under the newer name");
  }

  /** The same works of the same bytes at the same place in the log, and yet not this index. */
  @Test
  void thoseOfAnotherIndexAreMadeAgain(@TempDir Path other) throws IOException {
    byte[] right = Files.readAllBytes(tables());
    try (SimilarityIndex index = SimilarityIndex.open(other, TABLED)) {
      index.add(
          codes.stream()
              .map(
                  code ->
                      new Work(
                          "work " + codes.indexOf(code),
                          Drawn.hash(codes.indexOf(code)),
                          Drawn.suspect(code)))
              .toList());
    }
    try (Stream<Path> files = Files.list(other)) {
      Path theirs = files.filter(TableFile::isOne).findAny().orElseThrow();
      Files.copy(theirs, tables(), StandardCopyOption.REPLACE_EXISTING);
    }
    requireMadeAgain(right, "another index's");
  }

  @Test
  void thoseFromAnotherNumberOfCodesOnAreMadeAgain() throws IOException {
    Object made = identity(tables());
    requireFindsAll(new IndexOptions(1, 60, WORKS, 1_000));
    assertThat(identity(tables())).isNotEqualTo(made);
    requireFindsAll(new IndexOptions(1, WORKS + 1, WORKS, 1_000));
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws IOException {
    Path temporary = Files.write(folder.resolve(TableFile.TEMPORARY), new byte[1_000]);
    requireFindsAll(TABLED);
    assertThat(temporary).doesNotExist();
  }

  @Test
  void anIndexMadeWithoutThemGetsThem() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, SCANNING)) {
      add(index, WORKS);
    }
    assertThat(tables()).doesNotExist();
    requireFindsAll(TABLED);
    assertThat(tables()).exists();
  }

  private void requireMadeAgain(byte[] right, String why) throws IOException {
    try (SimilarityIndex reading = SimilarityIndex.read(folder, TABLED)) {
      requireFindsAll(reading);
    }
    assertThat(TableFile.find(SegmentFile.open(segment()))).as(why).isEmpty();
    requireFindsAll(TABLED);
    assertThat(tables()).as(why).hasBinaryContent(right);
  }

  private void requireFindsAll(IndexOptions options) {
    try (SimilarityIndex index = SimilarityIndex.open(folder, options)) {
      requireFindsAll(index);
    }
  }

  private void requireFindsAll(SimilarityIndex index) {
    for (int i = 0; i < codes.size(); i++) {
      assertThat(index.candidates(Drawn.suspect(drawn.near(codes.get(i), i % 30)), 31).nearest())
          .containsExactly(new Candidate(i, i % 30, 0, 0));
    }
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SegmentFile.range(file).isPresent()).findAny().orElseThrow();
    }
  }

  private Path tables() throws IOException {
    return TableFile.path(SegmentFile.open(segment()));
  }

  private static Object identity(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return List.of(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime());
  }
}
