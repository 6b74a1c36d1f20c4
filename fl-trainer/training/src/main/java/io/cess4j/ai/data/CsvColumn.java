package io.cess4j.ai.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a table becomes numbers. Bounds and values belong to the task and not to the data
 * of one participant, or the same patient would be other numbers at another hospital.
 */
public sealed interface CsvColumn {
  String name();

  /** How many inputs it becomes. */
  int width();

  /**
   * A number, as (value - low) / (high - low) clamped to -1..2: an outlier stays one and cannot
   * drown the rest.
   *
   * @param missing the number that an empty cell stands for; null where none may be empty
   */
  record Number(String name, double low, double high, @Nullable Double missing)
      implements CsvColumn {
    public Number {
      if (!(low < high) || !Double.isFinite(high - low)) {
        throw new IllegalArgumentException(
            "column '%s': %s to %s is no range of numbers".formatted(name, low, high));
      }
      if (missing != null && !Double.isFinite(missing)) {
        throw new IllegalArgumentException(
            "column '" + name + "': an empty cell cannot stand for " + missing);
      }
    }

    @Override
    public int width() {
      return 1;
    }
  }

  /**
   * One of a list of words, as one input a word that is 1 where it is the cell's.
   *
   * @param values at least 2, different; one of them may be empty and then stands for empty cells
   */
  record Category(String name, List<String> values) implements CsvColumn {
    private static final int MOST_VALUES = 4_096;

    public Category {
      values = List.copyOf(values);
      if (values.size() < 2
          || values.size() > MOST_VALUES
          || values.stream().distinct().count() < values.size()) {
        throw new IllegalArgumentException(
            "column '%s' needs 2 to %d different values".formatted(name, MOST_VALUES));
      }
    }

    @Override
    public int width() {
      return values.size();
    }
  }
}
