package io.cess4j.cli.ai;

import io.cess4j.cli.output.Html;
import java.util.List;
import java.util.Locale;

/** A line over rounds, with its axes, as SVG inside a page. */
final class Curve {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 240;
  private static final int MARGIN = 40;
  private static final int MARKS = 4;

  private Curve() {}

  /**
   * @param rounds numbers, rising
   * @param values one a round, finite
   * @param top of the axis; everything fits under it
   */
  static String svg(
      String name, String colour, List<Integer> rounds, List<Double> values, double top) {
    StringBuilder body = new StringBuilder();
    for (int mark = 0; mark <= MARKS; mark++) {
      double value = top * mark / MARKS;
      body.append(
          String.format(
              Locale.ROOT,
              "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#ddd'/><text x='4'"
                  + " y='%.1f'>%.2f</text>",
              MARGIN,
              y(value, top),
              MARGIN + WIDTH,
              y(value, top),
              y(value, top) + 4,
              value));
    }
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < rounds.size(); i++) {
      double x = x(rounds, i);
      double y = y(values.get(i), top);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      body.append(
          String.format(
              Locale.ROOT,
              "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'><title>round %d: %.4f</title></circle>",
              x,
              y,
              colour,
              rounds.get(i),
              values.get(i)));
    }
    return String.format(
        Locale.ROOT,
        "<figure><figcaption>%s</figcaption><svg viewBox='0 0 %d %d' width='%d'"
            + " role='img'>%s<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/><text"
            + " x='%d' y='%d'>round %d</text><text x='%d' y='%d'"
            + " text-anchor='end'>%d</text></svg></figure>",
        Html.escape(name),
        WIDTH + 2 * MARGIN,
        HEIGHT + 2 * MARGIN,
        WIDTH + 2 * MARGIN,
        body,
        colour,
        points,
        MARGIN,
        HEIGHT + MARGIN + 20,
        rounds.getFirst(),
        MARGIN + WIDTH,
        HEIGHT + MARGIN + 20,
        rounds.getLast());
  }

  private static double x(List<Integer> rounds, int i) {
    int span = Math.max(1, rounds.getLast() - rounds.getFirst());
    return MARGIN + (double) WIDTH * (rounds.get(i) - rounds.getFirst()) / span;
  }

  private static double y(double value, double top) {
    return MARGIN + HEIGHT * (1 - value / top);
  }
}
