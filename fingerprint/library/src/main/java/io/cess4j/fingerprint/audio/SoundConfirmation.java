package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Aligns the pairs of stretches whose codes are nearest and keeps the best alignment. */
final class SoundConfirmation {
  private static final int PAIRS = 24;

  private record Pair(Stretch original, Stretch suspect, int distance) {}

  private SoundConfirmation() {}

  static Confirmation of(Description registered, Description suspect) {
    SoundEvidence original = SoundEvidence.decode(registered.evidence());
    SoundEvidence copy = SoundEvidence.decode(suspect.evidence());
    Alignment.Match best = Alignment.Match.NONE;
    int from = 0;
    for (Pair pair : nearest(stretches(registered), stretches(suspect))) {
      Alignment.Match match =
          Alignment.best(
              original.around(pair.original().start()),
              pair.original().start(),
              copy.around(pair.suspect().start()),
              pair.suspect().start(),
              pair.suspect().shift());
      if (match.betterThan(best)) {
        best = match;
        from = pair.suspect().start();
      }
    }
    return new Confirmation(score(best), reason(best, from));
  }

  /** How far below one half the share of differing bits lies; fewer frames weigh less. */
  private static double score(Alignment.Match match) {
    double agreement = Math.max(0, 1 - 2 * match.errorRate());
    return agreement * Math.sqrt(Math.min(1, (double) match.frames() / Alignment.LEAST_FRAMES));
  }

  private static String reason(Alignment.Match match, int from) {
    if (match.frames() == 0) {
      return "no stretch of both sounds is long enough to be compared";
    }
    return "%.1f s from second %.1f lie on second %.1f of the original with %.0f %% of the bits different, at %d %% of its speed and %+.1f semitones"
        .formatted(
            seconds(match.frames()),
            seconds(from),
            seconds(match.start()),
            100 * match.errorRate(),
            match.percent(),
            match.shift() / 3.0);
  }

  private static double seconds(int frames) {
    return (double) frames * Spectra.HOP / Mono.RATE;
  }

  private static List<Stretch> stretches(Description description) {
    return description.views().stream().map(Stretch::of).flatMap(Optional::stream).toList();
  }

  private static List<Pair> nearest(List<Stretch> originals, List<Stretch> suspects) {
    List<Pair> nearest = new ArrayList<>();
    int limit = Integer.MAX_VALUE;
    for (Stretch original : originals) {
      for (Stretch suspect : suspects) {
        int distance = original.code().distance(suspect.code());
        if (distance < limit) {
          nearest.add(new Pair(original, suspect, distance));
          if (nearest.size() == 2 * PAIRS) {
            nearest.sort(Comparator.comparingInt(Pair::distance));
            nearest.subList(PAIRS, nearest.size()).clear();
            limit = nearest.getLast().distance();
          }
        }
      }
    }
    nearest.sort(Comparator.comparingInt(Pair::distance));
    return nearest.subList(0, Math.min(PAIRS, nearest.size()));
  }
}
