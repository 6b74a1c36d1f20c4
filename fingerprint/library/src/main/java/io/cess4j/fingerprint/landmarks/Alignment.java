package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.landmarks.Matches.Match;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a suspect's landmarks lie on those of a registered picture.
 *
 * @param inliers landmarks that one movement carries onto their counterparts
 * @param matches landmarks that look like one of the other picture
 * @param mirrored whether the suspect is a mirror image
 * @param degrees by which it is turned clockwise, -180 to 180
 * @param shown share of the registered picture's area that is seen in the suspect, 0 to 1
 * @param covered share of a picture, in its sixteenths, that holds inliers: of the picture where it
 *     is larger
 * @param score 0 (nothing in common) to 1; {@link #MATCH} and above confirms
 */
public record Alignment(
    int inliers,
    int matches,
    boolean mirrored,
    double degrees,
    double shown,
    double covered,
    double score) {
  /** From this score on it is a copy. Reached with {@value #ENOUGH} inliers. */
  public static final double MATCH = 0.5;

  private static final int ENOUGH = 8;

  /** Fewer sixteenths than this may be a logo or a caption that two pictures share. */
  private static final int FEWEST_PARTS = 3;

  private static final double LOCAL_ONLY = 0.4;
  private static final int PARTS = 4;

  /**
   * Compares evidence as it is stored.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.Malformed if either is no evidence
   */
  public static Alignment of(byte[] registered, byte[] suspect) {
    return of(Evidence.read(registered), Evidence.read(suspect));
  }

  /** Compares a registered picture with a suspect as it is and mirrored; the better counts. */
  public static Alignment of(Evidence registered, Evidence suspect) {
    Alignment straight = of(registered, suspect, false);
    Alignment mirrored = of(registered, suspect.mirrored(), true);
    return mirrored.inliers > straight.inliers ? mirrored : straight;
  }

  private static Alignment of(Evidence registered, Evidence suspect, boolean mirrored) {
    List<Match> matches = Matches.of(registered, suspect);
    @Nullable Consensus consensus = Consensus.of(matches);
    if (consensus == null) {
      return new Alignment(0, matches.size(), mirrored, 0, 0, 0, 0);
    }
    Movement movement = consensus.movement();
    int inliers = consensus.inliers().size();
    int parts =
        Math.max(
            parts(consensus.inliers(), registered, Match::first),
            parts(consensus.inliers(), suspect, Match::second));
    double score = (double) inliers / (inliers + ENOUGH);
    return new Alignment(
        inliers,
        matches.size(),
        mirrored,
        StrictMath.toDegrees(
            StrictMath.atan2(movement.yx() - movement.xy(), movement.xx() + movement.yy())),
        Overlap.share(movement, registered, suspect),
        (double) parts / (PARTS * PARTS),
        parts < FEWEST_PARTS ? Math.min(score, LOCAL_ONLY) : score);
  }

  private static int parts(List<Match> inliers, Evidence picture, Function<Match, Landmark> side) {
    Set<Integer> parts = new HashSet<>();
    for (Match match : inliers) {
      Landmark mark = side.apply(match);
      int column = mark.x() * PARTS / (picture.width() * Evidence.UNITS);
      int row = mark.y() * PARTS / (picture.height() * Evidence.UNITS);
      parts.add(row * PARTS + column);
    }
    return parts.size();
  }

  /** Whether the score confirms a copy. */
  public boolean isCopy() {
    return score >= MATCH;
  }

  /** For the report: how many landmarks agree on what. */
  public String words() {
    if (inliers == 0) {
      return "no landmarks agree (%d look alike)".formatted(matches);
    }
    String turned =
        Math.abs(degrees) < 0.5
            ? ""
            : String.format(Locale.ROOT, ", turned by %.1f degrees", degrees);
    return String.format(
        Locale.ROOT,
        "%d of %d landmarks that look alike agree: %s%s, shows %.0f %% of the registered picture%s",
        inliers,
        matches,
        mirrored ? "mirrored" : "not mirrored",
        turned,
        100 * shown,
        isCopy() || inliers < ENOUGH ? "" : "; only a small part is shared, such as a logo");
  }
}
