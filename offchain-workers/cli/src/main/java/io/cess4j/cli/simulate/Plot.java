package io.cess4j.cli.simulate;

import java.util.Locale;

/** A diagram of lines in a square of 0 to 1 both ways, as SVG inside a page. */
final class Plot {
  private static final int SIDE = 320;
  private static final int MARGIN = 30;

  private final StringBuilder lines = new StringBuilder();
  private int legend;

  /** A line through points at equal steps. */
  Plot line(String name, String colour, double[] heights) {
    lines.append("<polyline fill='none' stroke='%s' stroke-width='2' points='".formatted(colour));
    for (int i = 0; i < heights.length; i++) {
      double x = MARGIN + SIDE * (double) i / (heights.length - 1);
      double y = MARGIN + SIDE * (1 - heights[i]);
      lines.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    lines.append("'/>");
    lines.append(
        "<text x='%d' y='%d' fill='%s'>%s</text>"
            .formatted(MARGIN + 8, MARGIN + 18 + 18 * legend++, colour, name));
    return this;
  }

  String svg(String across, String up) {
    int whole = SIDE + 2 * MARGIN;
    return """
        <svg viewBox='0 0 %1$d %1$d' width='%1$d' role='img'>\
        <rect x='%2$d' y='%2$d' width='%3$d' height='%3$d' fill='none' stroke='#999'/>\
        <line x1='%2$d' y1='%4$d' x2='%4$d' y2='%2$d' stroke='#ccc'/>%5$s\
        <text x='%2$d' y='%6$d'>%7$s</text><text x='%2$d' y='20'>%8$s</text></svg>
        """
        .formatted(whole, MARGIN, SIDE, MARGIN + SIDE, lines, whole - 8, across, up);
  }
}
