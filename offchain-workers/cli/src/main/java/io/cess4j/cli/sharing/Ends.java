package io.cess4j.cli.sharing;

import io.cess4j.cli.CommandException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when something ends, as people write it. */
public final class Ends {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

  private Ends() {}

  /**
   * @param text {@code 30d}, {@code 12h}, {@code 15m}, {@code 90s}; {@code 2027-01-31}, the end of
   *     that day here; or {@code 2027-01-31T12:00Z}
   * @param now chain time
   */
  public static Instant parse(String text, Instant now) {
    Matcher span = SPAN.matcher(text);
    if (span.matches()) {
      long count = Long.parseLong(span.group(1));
      return now.plus(
          switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandException(
          text
              + " is no end: write 30d, 12h, 15m, a date (2027-01-31) or a time (2027-01-31T12:00Z)");
    }
  }
}
