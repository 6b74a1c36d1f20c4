package io.cess4j.ai.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the tables of all participants of a task have in common. Columns that it does not name are
 * not read.
 *
 * @param label name of the column with the class
 * @param classes in the order of the labels, 2 to 1,000, different
 * @param columns at least one, different, none the label's
 */
public record CsvSchema(String label, List<String> classes, List<CsvColumn> columns) {
  private static final int MOST_CLASSES = 1_000;
  private static final int MOST_INPUTS = 65_536;

  public CsvSchema {
    classes = List.copyOf(classes);
    columns = List.copyOf(columns);
    if (classes.size() < 2
        || classes.size() > MOST_CLASSES
        || classes.stream().distinct().count() < classes.size()) {
      throw new IllegalArgumentException(
          "label '%s' needs 2 to %d different classes".formatted(label, MOST_CLASSES));
    }
    Set<String> names = new HashSet<>(Set.of(label));
    for (CsvColumn column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("column '" + column.name() + "' is named twice");
      }
    }
    int inputs = columns.stream().mapToInt(CsvColumn::width).sum();
    if (inputs < 1 || inputs > MOST_INPUTS) {
      throw new IllegalArgumentException(
          "%d inputs, but a table has to make 1 to %d".formatted(inputs, MOST_INPUTS));
    }
  }

  /** How many numbers a row becomes. */
  public int inputs() {
    return columns.stream().mapToInt(CsvColumn::width).sum();
  }
}
