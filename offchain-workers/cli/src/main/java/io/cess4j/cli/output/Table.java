package io.cess4j.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in columns as wide as their widest cell. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  /** Adds a row; it must have a cell for every heading. */
  public Table row(Object... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "row of " + cells.length + " cells under " + rows.getFirst().size() + " headings");
    }
    rows.add(java.util.Arrays.stream(cells).map(String::valueOf).map(Printable::of).toList());
    return this;
  }

  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(
                        i ->
                            i == row.size() - 1
                                ? row.get(i)
                                : row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                    .collect(Collectors.joining("  ")))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
