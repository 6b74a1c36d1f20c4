package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.landmarks.Matches.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An affine map from one picture's landmarks to another's: x' = xx x + xy y + x0, y' = yx x + yy y
 * + y0, in pixels of the first levels. Only sums, products and quotients of doubles, which Java
 * defines to the bit.
 */
record Movement(double xx, double xy, double x0, double yx, double yy, double y0) {
  private static final double STEP = 1.25;

  /** The similarity that one match alone stands for: its place, its size and its direction. */
  static Movement of(Match match) {
    double scale = 1;
    int levels = match.second().level() - match.first().level();
    for (int i = 0; i < Math.abs(levels); i++) {
      scale = levels > 0 ? scale * STEP : scale / STEP;
    }
    double angle = 2 * Math.PI * (match.second().angle() - match.first().angle()) / Landmark.TURN;
    double cosine = scale * StrictMath.cos(angle);
    double sine = scale * StrictMath.sin(angle);
    double x = pixels(match.first().x());
    double y = pixels(match.first().y());
    return new Movement(
        cosine,
        -sine,
        pixels(match.second().x()) - cosine * x + sine * y,
        sine,
        cosine,
        pixels(match.second().y()) - sine * x - cosine * y);
  }

  /** The affine map with the least squared errors; null if the matches lie on a line. */
  static @Nullable Movement affine(List<Match> matches) {
    double meanX = 0;
    double meanY = 0;
    for (Match match : matches) {
      meanX += pixels(match.first().x()) / matches.size();
      meanY += pixels(match.first().y()) / matches.size();
    }
    double uu = 0;
    double uv = 0;
    double vv = 0;
    double[] sums = new double[6];
    for (Match match : matches) {
      double u = pixels(match.first().x()) - meanX;
      double v = pixels(match.first().y()) - meanY;
      double x = pixels(match.second().x());
      double y = pixels(match.second().y());
      uu += u * u;
      uv += u * v;
      vv += v * v;
      sums[0] += u * x;
      sums[1] += v * x;
      sums[2] += x / matches.size();
      sums[3] += u * y;
      sums[4] += v * y;
      sums[5] += y / matches.size();
    }
    double determinant = uu * vv - uv * uv;
    if (!(determinant > 1e-3 * (uu + vv) * (uu + vv))) {
      return null;
    }
    double xx = (vv * sums[0] - uv * sums[1]) / determinant;
    double xy = (uu * sums[1] - uv * sums[0]) / determinant;
    double yx = (vv * sums[3] - uv * sums[4]) / determinant;
    double yy = (uu * sums[4] - uv * sums[3]) / determinant;
    return new Movement(
        xx, xy, sums[2] - xx * meanX - xy * meanY, yx, yy, sums[5] - yx * meanX - yy * meanY);
  }

  /** The similarity with the least squared errors; null if all matches are one place. */
  static @Nullable Movement similarity(List<Match> matches) {
    double u0 = 0;
    double v0 = 0;
    double x0 = 0;
    double y0 = 0;
    for (Match match : matches) {
      u0 += pixels(match.first().x()) / matches.size();
      v0 += pixels(match.first().y()) / matches.size();
      x0 += pixels(match.second().x()) / matches.size();
      y0 += pixels(match.second().y()) / matches.size();
    }
    double square = 0;
    double along = 0;
    double across = 0;
    for (Match match : matches) {
      double u = pixels(match.first().x()) - u0;
      double v = pixels(match.first().y()) - v0;
      double x = pixels(match.second().x()) - x0;
      double y = pixels(match.second().y()) - y0;
      square += u * u + v * v;
      along += u * x + v * y;
      across += u * y - v * x;
    }
    if (!(square > 1)) {
      return null;
    }
    double cosine = along / square;
    double sine = across / square;
    return new Movement(
        cosine, -sine, x0 - cosine * u0 + sine * v0, sine, cosine, y0 - sine * u0 - cosine * v0);
  }

  /** Squared distance in pixels of where a match's first landmark goes from its second. */
  double squaredError(Match match) {
    double x = pixels(match.first().x());
    double y = pixels(match.first().y());
    double dx = xx * x + xy * y + x0 - pixels(match.second().x());
    double dy = yx * x + yy * y + y0 - pixels(match.second().y());
    return dx * dx + dy * dy;
  }

  /** By how much areas grow; negative if it mirrors. */
  double determinant() {
    return xx * yy - xy * yx;
  }

  static double pixels(int units) {
    return (double) units / Evidence.UNITS;
  }
}
