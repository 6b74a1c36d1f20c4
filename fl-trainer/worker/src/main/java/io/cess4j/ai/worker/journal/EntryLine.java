package io.cess4j.ai.worker.journal;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A line of the journal: kind, round, words and a CRC-32C of all before it, with blanks between.
 */
final class EntryLine {
  private static final String TRAINED = "trained";
  private static final String STORED = "stored";
  private static final String VOTED = "voted";
  private static final String PUBLISHED = "published";
  private static final int HEX = 16;

  private EntryLine() {}

  static String of(JournalEntry entry) {
    String text =
        switch (entry) {
          case JournalEntry.Trained e -> line(TRAINED, e.round(), e.root());
          case JournalEntry.Stored e -> line(STORED, e.round(), e.root(), e.fid(), e.salt());
          case JournalEntry.Voted e -> {
            AiGapOutcome o = e.outcome();
            yield line(
                VOTED + " " + Integer.toUnsignedString(o.included(), HEX),
                e.round(),
                o.contributions(),
                o.norms(),
                o.selection(),
                o.similarities(),
                o.direction(),
                o.velocity(),
                o.model(),
                e.salt());
          }
          case JournalEntry.Published e -> line(PUBLISHED, e.round(), e.fid());
        };
    return text + " " + check(text) + "\n";
  }

  private static String line(String kind, int round, Bytes32... words) {
    return Stream.concat(
            Stream.of(kind, Integer.toString(round)), Stream.of(words).map(Bytes32::hex))
        .collect(Collectors.joining(" "));
  }

  /** Empty where the line was cut off or altered. */
  static Optional<JournalEntry> parse(String line) {
    int last = line.lastIndexOf(' ');
    if (last < 0 || !line.substring(last + 1).equals(check(line.substring(0, last)))) {
      return Optional.empty();
    }
    List<String> words = List.of(line.substring(0, last).split(" ", -1));
    return switch (words.getFirst()) {
      case TRAINED -> Optional.of(new JournalEntry.Trained(number(words.get(1)), word(words, 2)));
      case STORED ->
          Optional.of(
              new JournalEntry.Stored(
                  number(words.get(1)), word(words, 2), word(words, 3), word(words, 4)));
      case VOTED ->
          Optional.of(
              new JournalEntry.Voted(
                  number(words.get(2)),
                  new AiGapOutcome(
                      Integer.parseUnsignedInt(words.get(1), HEX),
                      word(words, 3),
                      word(words, 4),
                      word(words, 5),
                      word(words, 6),
                      word(words, 7),
                      word(words, 8),
                      word(words, 9)),
                  word(words, 10)));
      case PUBLISHED ->
          Optional.of(new JournalEntry.Published(number(words.get(1)), word(words, 2)));
      default -> Optional.empty();
    };
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Bytes32 word(List<String> words, int at) {
    return Bytes32.of(words.get(at));
  }

  private static String check(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    return Long.toString(sum.getValue(), HEX);
  }
}
