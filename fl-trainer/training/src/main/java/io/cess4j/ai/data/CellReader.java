package io.cess4j.ai.data;

import java.util.Map;

/** Turns the cells of one column into numbers. */
final class CellReader {
  private final CsvColumn column;
  private final Map<String, Integer> places;

  CellReader(CsvColumn column) {
    this.column = column;
    places =
        column instanceof CsvColumn.Category category
            ? CsvTable.places(category.values())
            : Map.of();
  }

  String name() {
    return column.name();
  }

  int width() {
    return column.width();
  }

  /** Returns what is wrong with the cell; empty where it was written. */
  String write(String cell, float[] numbers, int at) {
    return switch (column) {
      case CsvColumn.Number number -> write(number, cell.strip(), numbers, at);
      case CsvColumn.Category category -> {
        Integer place = places.get(cell);
        if (place == null) {
          yield "not one of " + category.values();
        }
        numbers[at + place] = 1;
        yield "";
      }
    };
  }

  private static String write(CsvColumn.Number number, String cell, float[] numbers, int at) {
    Double value = number.missing();
    if (!cell.isEmpty()) {
      try {
        value = Double.valueOf(cell);
      } catch (NumberFormatException noNumber) {
        return "no number";
      }
    }
    if (value == null) {
      return "empty, and the schema names no number that stands for it";
    }
    if (!Double.isFinite(value)) {
      return "not finite";
    }
    double scaled = (value - number.low()) / (number.high() - number.low());
    numbers[at] = (float) Math.clamp(scaled, -1.0, 2.0);
    return "";
  }
}
