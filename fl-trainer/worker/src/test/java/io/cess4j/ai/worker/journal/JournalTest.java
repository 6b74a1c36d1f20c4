package io.cess4j.ai.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.worker.WorkerException.JournalDamaged;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final JournalEntry.Trained TRAINED = new JournalEntry.Trained(3, word("1a"));
  private static final JournalEntry.Stored STORED =
      new JournalEntry.Stored(3, word("1a"), word("2b"), word("3c"));

  /** All 32 seats: the bitmap is negative as an int. */
  private static final JournalEntry.Voted VOTED =
      new JournalEntry.Voted(
          3,
          new AiGapOutcome(
              -1,
              word("01"),
              word("02"),
              word("03"),
              word("04"),
              word("05"),
              word("06"),
              word("07")),
          word("4d"));

  private static final JournalEntry.Published PUBLISHED = new JournalEntry.Published(3, word("5e"));

  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestart() {
    try (Journal journal = Journal.open(file())) {
      journal.append(TRAINED);
      journal.append(STORED);
      journal.append(VOTED);
      journal.append(PUBLISHED);
    }
    try (Journal journal = Journal.open(file())) {
      assertThat(journal.of(3, JournalEntry.class))
          .containsExactly(TRAINED, STORED, VOTED, PUBLISHED);
      assertThat(journal.of(3, JournalEntry.Stored.class)).containsExactly(STORED);
      assertThat(journal.of(2, JournalEntry.class)).isEmpty();
    }
  }

  @Test
  void aLineThatACrashCutOffIsDroppedAtEveryLength() throws IOException {
    try (Journal journal = Journal.open(file())) {
      journal.append(TRAINED);
      journal.append(VOTED);
    }
    byte[] whole = Files.readAllBytes(file());
    int first = EntryLine.of(TRAINED).length();
    for (int length = first; length < whole.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      try (Journal journal = Journal.open(file())) {
        assertThat(journal.of(3, JournalEntry.class))
            .as("%d bytes", length)
            .containsExactly(TRAINED);
        journal.append(STORED);
      }
      try (Journal journal = Journal.open(file())) {
        assertThat(journal.of(3, JournalEntry.class)).containsExactly(TRAINED, STORED);
      }
    }
  }

  @Test
  void anAlteredLineStopsEverything() throws IOException {
    try (Journal journal = Journal.open(file())) {
      journal.append(TRAINED);
      journal.append(STORED);
    }
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), lines.getFirst().replace("1a1a", "1a1b") + "\n");
    Files.writeString(file(), lines.getLast() + "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Journal.open(file()))
        .isInstanceOf(JournalDamaged.class)
        .hasMessageContaining("byte 0");
  }

  @Test
  void oneProcessHoldsAJournal() {
    try (Journal journal = Journal.open(file())) {
      assertThatThrownBy(() -> Journal.open(file()))
          .isInstanceOf(JournalDamaged.class)
          .hasMessageContaining("another process");
      journal.append(TRAINED);
    }
    try (Journal journal = Journal.open(file())) {
      assertThat(journal.of(3, JournalEntry.class)).containsExactly(TRAINED);
    }
  }

  private Path file() {
    return folder.resolve("journal");
  }

  private static Bytes32 word(String twoDigits) {
    return Bytes32.of("0x" + twoDigits.repeat(32));
  }
}
