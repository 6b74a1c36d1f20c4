package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.media.Picture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a copy's frame lies on the picture that it was taken from, for people to look at.
 *
 * @param corners four, around the frame; may lie outside where the copy has a border
 */
public record SharedRegion(List<Corner> corners) {
  /**
   * A place on the registered picture.
   *
   * @param x share of its width, 0 at the left edge, 1 at the right one
   * @param y share of its height, 0 at the top
   */
  public record Corner(double x, double y) {}

  public SharedRegion {
    corners = List.copyOf(corners);
  }

  /** Empty where landmarks do not confirm a copy. */
  public static Optional<SharedRegion> of(Picture registered, Picture suspect) {
    Evidence work = Evidence.of(registered);
    Evidence straight = Evidence.of(suspect);
    Alignment alignment = Alignment.of(work, straight);
    if (!alignment.isCopy()) {
      return Optional.empty();
    }
    Evidence seen = alignment.mirrored() ? straight.mirrored() : straight;
    @Nullable Consensus consensus = Consensus.of(Matches.of(work, seen));
    return consensus == null ? Optional.empty() : Optional.of(of(consensus.movement(), work, seen));
  }

  /** The suspect's corners, carried back. */
  private static SharedRegion of(Movement movement, Evidence work, Evidence suspect) {
    double right = suspect.width() - 1;
    double bottom = suspect.height() - 1;
    return new SharedRegion(
        Stream.of(
                back(movement, 0, 0),
                back(movement, right, 0),
                back(movement, right, bottom),
                back(movement, 0, bottom))
            .map(at -> new Corner(at.x() / (work.width() - 1), at.y() / (work.height() - 1)))
            .toList());
  }

  private static Corner back(Movement movement, double x, double y) {
    double u = x - movement.x0();
    double v = y - movement.y0();
    return new Corner(
        (movement.yy() * u - movement.xy() * v) / movement.determinant(),
        (movement.xx() * v - movement.yx() * u) / movement.determinant());
  }
}
