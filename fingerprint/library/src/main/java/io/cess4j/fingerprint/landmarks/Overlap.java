package io.cess4j.fingerprint.landmarks;

import java.util.ArrayList;
import java.util.List;

/** How much of one picture lies within another after a movement. */
final class Overlap {
  private record Point(double x, double y) {}

  private Overlap() {}

  /** Share of the first picture's area that the movement carries into the second's frame. */
  static double share(Movement movement, Evidence first, Evidence second) {
    List<Point> corners = new ArrayList<>();
    for (int corner = 0; corner < 4; corner++) {
      // Around the frame: (0, 0), (1, 0), (1, 1), (0, 1).
      double x = corner == 1 || corner == 2 ? first.width() - 1 : 0;
      double y = corner >= 2 ? first.height() - 1 : 0;
      corners.add(
          new Point(
              movement.xx() * x + movement.xy() * y + movement.x0(),
              movement.yx() * x + movement.yy() * y + movement.y0()));
    }
    double whole = area(corners);
    List<Point> inside = clip(corners, 1, 0, 0);
    inside = clip(inside, -1, 0, second.width() - 1);
    inside = clip(inside, 0, 1, 0);
    inside = clip(inside, 0, -1, second.height() - 1);
    return whole > 0 ? Math.clamp(area(inside) / whole, 0, 1) : 0;
  }

  /**
   * The part of a convex polygon where a x + b y + c is not negative (Sutherland, Hodgman 1974).
   */
  private static List<Point> clip(List<Point> polygon, double a, double b, double c) {
    List<Point> inside = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Point from = polygon.get(i);
      Point to = polygon.get((i + 1) % polygon.size());
      double before = a * from.x + b * from.y + c;
      double after = a * to.x + b * to.y + c;
      if (before >= 0) {
        inside.add(from);
      }
      if (before < 0 != after < 0) {
        double share = before / (before - after);
        inside.add(new Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
      }
    }
    return inside;
  }

  private static double area(List<Point> polygon) {
    double twice = 0;
    for (int i = 0; i < polygon.size(); i++) {
      Point from = polygon.get(i);
      Point to = polygon.get((i + 1) % polygon.size());
      twice += from.x * to.y - to.x * from.y;
    }
    return Math.abs(twice) / 2;
  }
}
