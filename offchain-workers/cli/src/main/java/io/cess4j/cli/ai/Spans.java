package io.cess4j.cli.ai;

import io.cess4j.cli.CommandException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them. */
final class Spans {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  private Spans() {}

  /** {@code 1d}, {@code 12h}, {@code 15m}, {@code 90s}. */
  static Duration parse(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new CommandException(text + " is no span of time: write 1d, 12h, 15m or 90s");
    }
    long count = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
