package io.cess4j.gateway.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asked for (RFC 9110 section 14).
 *
 * @param from first byte
 * @param until byte after the last one
 * @param partial whether the answer is 206
 */
record ByteRange(long from, long until, boolean partial) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  long length() {
    return until - from;
  }

  /**
   * @param header null, a single range, or something that is ignored as the RFC allows (several
   *     ranges, other units)
   * @return empty where no byte of the range exists: 416
   */
  static Optional<ByteRange> parse(@Nullable String header, long size) {
    ByteRange whole = new ByteRange(0, size, false);
    if (header == null) {
      return Optional.of(whole);
    }
    Matcher matcher = SINGLE.matcher(header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.of(whole);
    }
    if (matcher.group(1).isEmpty()) {
      long last = Long.parseLong(matcher.group(2));
      return last == 0 || size == 0
          ? Optional.empty()
          : Optional.of(new ByteRange(Math.max(0, size - last), size, true));
    }
    long from = Long.parseLong(matcher.group(1));
    long until = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2)) + 1;
    if (until <= from) {
      return Optional.of(whole);
    }
    return from >= size
        ? Optional.empty()
        : Optional.of(new ByteRange(from, Math.min(until, size), true));
  }

  String contentRange(long size) {
    return "bytes %d-%d/%d".formatted(from, until - 1, size);
  }
}
