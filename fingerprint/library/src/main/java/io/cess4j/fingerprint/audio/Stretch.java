package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.View;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ten seconds of a sound, heard as if they had been raised or lowered.
 *
 * @param start its first frame
 * @param shift by how many thirds of a semitone the sound is taken to be higher than the original
 */
record Stretch(int start, int shift, Code256 code) {
  /** Frames of a stretch: 9.9 seconds and the length of a frame. */
  static final int FRAMES = 80;

  /** Frames from one to the next. */
  static final int HOP = FRAMES / 2;

  private static final Pattern NAME = Pattern.compile("frame-(\\d{1,9})([+-]\\d)?");

  View view() {
    return new View("frame-" + start + suffix(shift), code);
  }

  /** The end of a view's name. */
  static String suffix(int shift) {
    return shift == 0 ? "" : "%+d".formatted(shift);
  }

  /** Reads a view back; empty if it is of the whole or of another algorithm. */
  static Optional<Stretch> of(View view) {
    Matcher matcher = NAME.matcher(view.name());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int shift = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Optional.of(new Stretch(Integer.parseInt(matcher.group(1)), shift, view.code()));
  }
}
