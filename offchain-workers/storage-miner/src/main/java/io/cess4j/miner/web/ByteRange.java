package io.cess4j.miner.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of RFC 9110 section 14.
 *
 * @param from first byte
 * @param until byte after the last one
 */
record ByteRange(long from, long until) {

  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  long length() {
    return until - from;
  }

  boolean satisfiable() {
    return from < until;
  }

  /**
   * Reads a Range header; empty where it is to be ignored: other units, several ranges, bad syntax.
   * An unsatisfiable range has no bytes.
   */
  static Optional<ByteRange> parse(String header, long size) {
    Matcher form = FORM.matcher(header);
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (form.group(1).isEmpty()) {
      long last = Long.parseLong(form.group(2));
      return Optional.of(new ByteRange(Math.max(0, size - last), size));
    }
    long from = Long.parseLong(form.group(1));
    long last = form.group(2).isEmpty() ? size - 1 : Long.parseLong(form.group(2));
    if (!form.group(2).isEmpty() && last < from) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(from, Math.min(size, last + 1)));
  }
}
