package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.landmarks.Matches.Match;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The movement that most matches agree on. Each match alone already stands for a similarity (place,
 * level and angle), so all of them are tried, which needs no chance; what agrees roughly is then
 * narrowed down to an affine map.
 *
 * @param movement from the first picture to the second
 * @param inliers the matches that follow it
 */
record Consensus(Movement movement, List<Match> inliers) {
  /** Distances in pixels that are tolerated from round to round, at the first level. */
  private static final double[] TOLERANCES = {44, 24, 14, 9, 6, 6};

  /** From this round on the map may be affine. */
  private static final int AFFINE_FROM = 3;

  private static final int FEWEST = 4;
  private static final int ANGLE_TOLERANCE = 20;
  private static final int LEVEL_TOLERANCE = 1;

  /** An affine map may not squeeze one direction more than this compared with the other. */
  private static final double MOST_SQUEEZE = 1.6;

  /** The best one, null if no four matches agree. */
  static @Nullable Consensus of(List<Match> matches) {
    Consensus best = null;
    for (Match seed : matches) {
      List<Match> rough = agreeing(matches, Movement.of(seed), seed, TOLERANCES[0], false);
      if (rough.size() >= FEWEST && (best == null || rough.size() > best.inliers.size())) {
        Consensus refined = refine(matches, rough, seed);
        if (refined != null && (best == null || refined.inliers.size() > best.inliers.size())) {
          best = refined;
        }
      }
    }
    return best;
  }

  private static @Nullable Consensus refine(List<Match> matches, List<Match> rough, Match seed) {
    List<Match> inliers = rough;
    Movement movement = null;
    for (int round = 1; round < TOLERANCES.length; round++) {
      movement =
          round >= AFFINE_FROM && inliers.size() >= 2 * FEWEST
              ? Movement.affine(inliers)
              : Movement.similarity(inliers);
      if (movement == null || !isPlausible(movement)) {
        return null;
      }
      inliers = agreeing(matches, movement, seed, TOLERANCES[round], true);
      if (inliers.size() < FEWEST) {
        return null;
      }
    }
    return movement == null ? null : new Consensus(movement, inliers);
  }

  private static List<Match> agreeing(
      List<Match> matches, Movement movement, Match seed, double tolerance, boolean byLevel) {
    int turn = seed.second().angle() - seed.first().angle();
    int levels = seed.second().level() - seed.first().level();
    List<Match> agreeing = new ArrayList<>();
    for (Match match : matches) {
      int angle = match.second().angle() - match.first().angle() - turn & Landmark.TURN - 1;
      int level = match.second().level() - match.first().level() - levels;
      if (Math.min(angle, Landmark.TURN - angle) <= ANGLE_TOLERANCE
          && Math.abs(level) <= LEVEL_TOLERANCE) {
        double allowed = byLevel ? Math.max(tolerance, blur(match)) : tolerance;
        if (movement.squaredError(match) <= allowed * allowed) {
          agreeing.add(match);
        }
      }
    }
    return agreeing;
  }

  /** A coarse level's pixel and a half, which is how well its landmarks are placed. */
  private static double blur(Match match) {
    double pixel = 1.5;
    for (int i = 0; i < Math.max(match.first().level(), match.second().level()); i++) {
      pixel *= 1.25;
    }
    return pixel;
  }

  private static boolean isPlausible(Movement movement) {
    double area = movement.determinant();
    double square =
        movement.xx() * movement.xx()
            + movement.xy() * movement.xy()
            + movement.yx() * movement.yx()
            + movement.yy() * movement.yy();
    // For singular values s and t: s t = area and s s + t t = square.
    return area > 0.02 && area < 50 && square <= area * (MOST_SQUEEZE + 1 / MOST_SQUEEZE);
  }
}
