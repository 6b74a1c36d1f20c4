package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of a suspect's key frames are parts of registered ones: what confirms cropped copies,
 * whose frames as wholes are too far from the original's for {@link Alignment}.
 *
 * @param matched key frames of the suspect that are near a registered one
 * @param compared key frames of the video that has fewer
 * @param distance mean bits that differ in the matched ones
 */
record KeyFrameMatches(int matched, int compared, int distance) {
  /** Of all pairs of views of two different videos the nearest differs in some 90 bits. */
  static final int NEAR = 72;

  /** What a view's name begins with that is of a key frame; up to the next dash is its time. */
  static final String PREFIX = "at-";

  static KeyFrameMatches of(Description registered, Description suspect) {
    Map<String, Integer> nearest = nearest(registered.views(), suspect.views());
    int matched = 0;
    int distances = 0;
    for (int distance : nearest.values()) {
      if (distance <= NEAR) {
        matched++;
        distances += distance;
      }
    }
    int theirs = nearest(suspect.views(), registered.views()).size();
    int compared = Math.max(1, Math.min(nearest.size(), theirs));
    return new KeyFrameMatches(
        Math.min(matched, compared), compared, matched == 0 ? Code256.BITS : distances / matched);
  }

  /** Nearer than strangers by so much, of all that could be, 0 to 1. */
  double score() {
    return (double) matched / compared * Math.max(0, Alignment.NEAR - distance) / Alignment.NEAR;
  }

  /** For each key frame of the second list how far the nearest view of the first one is. */
  private static Map<String, Integer> nearest(List<View> registered, List<View> suspect) {
    Map<String, Integer> nearest = new HashMap<>();
    for (View view : suspect) {
      if (view.name().startsWith(PREFIX)) {
        int least = Code256.BITS;
        for (View theirs : registered) {
          least = Math.min(least, view.code().distance(theirs.code()));
        }
        nearest.merge(time(view.name()), least, Math::min);
      }
    }
    return nearest;
  }

  private static String time(String name) {
    int end = name.indexOf('-', PREFIX.length());
    return end < 0 ? name : name.substring(0, end);
  }
}
