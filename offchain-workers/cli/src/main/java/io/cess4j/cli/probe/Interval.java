package io.cess4j.cli.probe;

import io.cess4j.cli.CommandException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time between runs, as people write it: {@code 90s}, {@code 15m}, {@code 6h}, {@code 1d}. */
final class Interval {
  private static final Pattern WORDS = Pattern.compile("(\\d{1,6})([smhd])");

  private Interval() {}

  static Duration parse(String text) {
    Matcher words = WORDS.matcher(text.strip());
    if (!words.matches() || Long.parseLong(words.group(1)) == 0) {
      throw new CommandException(
          "--every %s is no time: give for example 90s, 15m, 6h or 1d".formatted(text));
    }
    long amount = Long.parseLong(words.group(1));
    return switch (words.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
