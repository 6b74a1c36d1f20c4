package io.cess4j.cli.market;

import io.cess4j.chain.Address;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Dates;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write and read in the market's commands. */
final class Words {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  /** Contracts say "for ever" with the largest uint40. */
  private static final Instant EVER = Instant.ofEpochSecond((1L << 40) - 1);

  private Words() {}

  /** A span of time: {@code 30d}, {@code 12h}, {@code 15m}, {@code 90s}. */
  static Duration span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new CommandException(text + " is no span of time: write 30d, 12h, 15m or 90s");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** A span as people read it, in its largest whole unit. */
  static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " days";
    }
    return seconds % 3_600 == 0 ? seconds / 3_600 + " hours" : seconds + " seconds";
  }

  /** An end as people read it. */
  static String end(Instant until) {
    return until.isBefore(EVER) ? "until " + Dates.of(until) : "for ever";
  }

  static Address account(String text) {
    try {
      return Address.of(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(text + " is no account: give 0x and 40 hex digits");
    }
  }
}
