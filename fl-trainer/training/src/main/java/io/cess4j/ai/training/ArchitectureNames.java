package io.cess4j.ai.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The allow-list. A number has no leading zero, so that an architecture has one text and one id.
 */
final class ArchitectureNames {
  private static final Pattern MLP =
      Pattern.compile("mlp-([1-9]\\d{0,4})-([1-9]\\d{0,4})-([1-9]\\d{0,4})/1");
  private static final Pattern SMALL_CNN =
      Pattern.compile(
          "cnn-small-([1-9]\\d{0,4})x([1-9]\\d{0,4})x([1-9]\\d{0,4})-([1-9]\\d{0,4})/1");

  /** Longer than any name on the list. */
  private static final int MOST_CHARACTERS = 64;

  private ArchitectureNames() {}

  static Architecture parse(String text) {
    String shown = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    if (shown.length() == text.length()) {
      Matcher mlp = MLP.matcher(text);
      if (mlp.matches()) {
        return new Mlp(number(mlp, 1), number(mlp, 2), number(mlp, 3));
      }
      Matcher cnn = SMALL_CNN.matcher(text);
      if (cnn.matches()) {
        if (!cnn.group(1).equals(cnn.group(2))) {
          throw new UnknownArchitectureException(text, "pictures have to be square");
        }
        return new SmallCnn(number(cnn, 1), number(cnn, 3), number(cnn, 4));
      }
    }
    throw new UnknownArchitectureException(
        shown,
        "known are mlp-<in>-<hidden>-<out>/1 and cnn-small-<side>x<side>x<channels>-<out>/1");
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  static void check(String text, String what, int least, int most, int actual) {
    if (actual < least || actual > most) {
      throw new UnknownArchitectureException(
          text, "%s are %d but have to be %d to %d".formatted(what, actual, least, most));
    }
  }
}
