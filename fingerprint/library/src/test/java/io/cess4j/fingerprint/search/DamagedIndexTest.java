package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedIndexTest {
  private static final IndexOptions SMALL = new IndexOptions(1, IndexOptions.NO_TABLES, 40, 1_000);
  private static final int WORKS = 70;

  private final Drawn drawn = new Drawn(20261130);
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
      for (int i = 0; i < WORKS; i++) {
        index.add(drawn.work(i));
      }
    }
  }

  @Test
  void whatWasNotAcknowledgedIsCut() throws IOException {
    long acknowledged = Files.size(log());
    Files.write(log(), new byte[100], StandardOpenOption.APPEND);

    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
      assertThat(index.works()).isEqualTo(WORKS);
      assertThat(Files.size(log())).isEqualTo(acknowledged);
    }
  }

  @Test
  void everyByteOfTheLogInMemoryIsChecked() throws IOException {
    long end = Files.size(log());
    for (long at = end - 60; at < end; at++) {
      turn(log(), at);
      requireDamaged("works.log");
      turn(log(), at);
    }
    SimilarityIndex.open(folder, SMALL).close();
  }

  @Test
  void aRecordBehindAFileOfCodesIsCheckedWhenItIsRead() throws IOException {
    turn(log(), WorkLog.HEADER_BYTES + 30);
    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
      assertThatThrownBy(() -> index.work(0))
          .isInstanceOf(IndexException.Damaged.class)
          .hasMessageContaining("checksum")
          .hasMessageContaining("copy");
      assertThat(index.work(1)).isPresent();
    }
  }

  @Test
  void aLogThatWasCutIsRefused() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    requireDamaged("it was cut");
  }

  @Test
  void everyByteOfAFileOfCodesIsChecked() throws IOException {
    Path segment = segment();
    long bytes = Files.size(segment);
    for (long at = 0; at < bytes; at += at < 64 ? 1 : 331) {
      turn(segment, at);
      assertThatThrownBy(() -> SimilarityIndex.open(folder, SMALL))
          .as("byte %d", at)
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("segment-");
      turn(segment, at);
    }
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.setLength(bytes - 64);
    }
    requireDamaged("delete it");
  }

  @Test
  void aFileOfCodesThatWasDeletedIsMadeAgain() throws IOException {
    Files.delete(segment());
    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
      assertThat(index.works()).isEqualTo(WORKS);
      assertThat(index.copies(Drawn.hash(3))).containsExactly(3);
      index.add(drawn.work(WORKS));
    }
    assertThat(segment()).exists();
  }

  @Test
  void oneTornMarkIsSurvivedTwoAreNot() throws IOException {
    turn(commit(), 20);
    turn(commit(), 20);
    SimilarityIndex.open(folder, SMALL).close();
    turn(commit(), 4096 + 20);
    // The other slot has one commit more or less; both are states that were acknowledged.
    try (SimilarityIndex index = SimilarityIndex.open(folder, SMALL)) {
      assertThat(index.works()).isBetween(WORKS - 1, WORKS);
    }
    turn(commit(), 20);
    requireDamaged("works.commit");
  }

  @Test
  void othersFilesAreRefused() throws IOException {
    byte[] ours = Files.readAllBytes(log());
    Files.writeString(log(), "GIF89a and more of a picture that is no log at all");
    requireDamaged("no log of an index");
    ours[7] = 9;
    Files.write(log(), ours);
    assertThatThrownBy(() -> SimilarityIndex.open(folder, SMALL))
        .isInstanceOf(IndexException.OtherVersion.class)
        .hasMessageContaining("version 9");
    ours[7] = 1;
    ours[8]++;
    Files.write(log(), ours);
    requireDamaged("different indexes");
    Files.delete(commit());
    requireDamaged("without works.commit");
  }

  private void requireDamaged(String words) {
    assertThatThrownBy(() -> SimilarityIndex.open(folder, SMALL))
        .isInstanceOf(IndexException.Damaged.class)
        .hasMessageContaining(words);
  }

  private Path log() {
    return folder.resolve("works.log");
  }

  private Path commit() {
    return folder.resolve("works.commit");
  }

  private Path segment() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SegmentFile.range(file).isPresent()).findAny().orElseThrow();
    }
  }

  private static void turn(Path path, long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      int value = file.read();
      file.seek(at);
      file.write(value ^ 0x10);
    }
  }
}
