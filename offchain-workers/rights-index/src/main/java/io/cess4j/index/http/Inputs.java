package io.cess4j.index.http;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.index.state.Key;
import io.cess4j.runtime.web.ProblemException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/** What requests say, within bounds; everything else is a 400 that names value and cure. */
final class Inputs {
  /** Certificate numbers are uint40. */
  private static final long LARGEST_NUMBER = (1L << 40) - 1;

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 100;
  private static final int LONGEST_KEY = 128;

  private Inputs() {}

  static long certificate(ServerRequest request) {
    return number("certificate", request.pathVariable("number"), 1, LARGEST_NUMBER);
  }

  static int limit(ServerRequest request) {
    return (int) number(request, "limit", USUAL_PAGE, 1, LARGEST_PAGE);
  }

  static long number(ServerRequest request, String name, long usual, long least, long most) {
    return request.param(name).map(text -> number(name, text, least, most)).orElse(usual);
  }

  static long number(String name, String text, long least, long most) {
    if (DIGITS.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw malformed(name, text, "a number from %d to %d".formatted(least, most));
  }

  /** Where the page before ended. */
  static Optional<Key> after(ServerRequest request) {
    return request
        .param("after")
        .map(
            text -> {
              if (text.length() > LONGEST_KEY) {
                throw malformed("after", text, "the \"next\" of the page before");
              }
              return read(
                  "after",
                  text,
                  "the \"next\" of the page before",
                  hex -> new Key(HexFormat.of().parseHex(hex)));
            });
  }

  static Optional<Address> account(ServerRequest request, String name) {
    return request.param(name).map(text -> read(name, text, "0x and 40 hex digits", Address::of));
  }

  static Bytes32 hash(String name, String text) {
    return read(
        name, text, "64 hex digits", hex -> Bytes32.of(hex.startsWith("0x") ? hex : "0x" + hex));
  }

  static Optional<RightsMedia> type(ServerRequest request) {
    return request.param("type").map(Inputs::type);
  }

  static RightsMedia type(String text) {
    return read(
        "type",
        text,
        "text, image, audio, video or other",
        name -> RightsMedia.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  static <T> T read(String name, String text, String form, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw malformed(name, text, form);
    }
  }

  static ProblemException malformed(String name, String text, String form) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return ProblemException.of(
        400, "request-malformed", "%s is \"%s\" and must be %s".formatted(name, shown, form));
  }

  static ProblemException unknown(String what) {
    return ProblemException.of(404, "not-found", what + " is not in the index");
  }
}
