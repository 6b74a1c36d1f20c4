package io.cess4j.fingerprint.work;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaType;
import java.util.List;

/**
 * A work as the registry and the index know it.
 *
 * @param algorithm name and version of what made it, for example {@code mdrc-image/1}; only equal
 *     ones are compared
 * @param quality 0 (nothing to tell it by) to 100
 * @param views the whole first (its code is the MDRC identifier), then the parts
 * @param evidence what the second stage compares (landmarks, words of a sound, shingles), in the
 *     describer's own format
 */
public record Description(
    MediaType type, String algorithm, int quality, List<View> views, byte[] evidence) {
  public Description {
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException("A description without a view finds nothing");
    }
  }

  /** The MDRC identifier: the code of the whole. */
  public Code256 id() {
    return views.getFirst().code();
  }

  /** The fewest bits in which any view of one differs from any view of the other. */
  public int distance(Description other) {
    int least = Code256.BITS;
    for (View view : views) {
      for (View theirs : other.views) {
        least = Math.min(least, view.code().distance(theirs.code()));
      }
    }
    return least;
  }
}
