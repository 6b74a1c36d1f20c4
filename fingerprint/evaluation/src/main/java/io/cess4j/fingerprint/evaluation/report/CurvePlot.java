package io.cess4j.fingerprint.evaluation.report;

import static io.cess4j.fingerprint.evaluation.report.Words.format;

import io.cess4j.fingerprint.evaluation.CurvePoint;
import java.util.List;

/** Recall against the rate of false positives (logarithmic, 1e-6 to 1e-2), as SVG in a page. */
final class CurvePlot {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 240;
  private static final int MARGIN = 38;
  private static final int DECADES = 4;
  private static final int LEAST = -6;
  private static final List<String> COLOURS =
      List.of("#06c", "#a00", "#080", "#a60", "#609", "#088", "#555");

  private final StringBuilder lines = new StringBuilder();
  private int count;

  void line(String name, List<CurvePoint> points) {
    String colour = COLOURS.get(count % COLOURS.size());
    StringBuilder path = new StringBuilder();
    for (CurvePoint point : points) {
      path.append(format("%.1f,%.1f ", x(point.rate()), y(point.recall())));
    }
    lines.append(
        format("<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/>", colour, path));
    lines.append(
        format(
            "<text x='%d' y='%d' fill='%s'>%s</text>",
            MARGIN + 6, HEIGHT - 8 - 14 * count++, colour, Html.escaped(name)));
  }

  String svg(String title) {
    StringBuilder grid = new StringBuilder();
    for (int decade = 0; decade <= DECADES; decade++) {
      double x = x(Math.pow(10, LEAST + decade));
      grid.append(
          format(
              "<line x1='%.1f' y1='%d' x2='%.1f' y2='%d' stroke='#ddd'/>", x, MARGIN, x, HEIGHT));
      grid.append(format("<text x='%.1f' y='%d'>1e%d</text>", x - 12, HEIGHT + 16, LEAST + decade));
    }
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double y = y(tenth / 10.0);
      grid.append(
          format("<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#ddd'/>", MARGIN, y, WIDTH, y));
      grid.append(format("<text x='%d' y='%.1f'>%.1f</text>", MARGIN - 26, y + 4, tenth / 10.0));
    }
    return format(
        "<svg viewBox='0 0 %1$d %2$d' width='%1$d' height='%2$d' role='img'>"
            + "<text x='%3$d' y='20' font-weight='bold'>%4$s</text>%5$s%6$s</svg>",
        WIDTH + 10, HEIGHT + 24, MARGIN, Html.escaped(title), grid, lines);
  }

  private static double x(double rate) {
    double share = (Math.log10(Math.max(rate, 1e-12)) - LEAST) / DECADES;
    return MARGIN + (WIDTH - MARGIN) * Math.clamp(share, 0, 1);
  }

  private static double y(double recall) {
    return HEIGHT - (HEIGHT - MARGIN) * recall;
  }
}
