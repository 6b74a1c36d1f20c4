package io.cess4j.ai.data;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CsvSchema} as lines of CSV, which is what a task publishes:
 *
 * <pre>
 * label,outcome,healthy,ill
 * number,age,0,120
 * number,pressure,40,250,missing,120
 * category,sex,f,m,
 * </pre>
 *
 * The last line allows empty cells, as a value of their own.
 */
public final class CsvSchemaText {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final String FORMS =
      "lines are 'label,<column>,<class>,<class>...', 'number,<column>,<low>,<high>[,missing,<number>]' and 'category,<column>,<value>,<value>...'";

  private CsvSchemaText() {}

  /**
   * @throws MalformedDataException where it is no such text
   */
  public static CsvSchema parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new MalformedDataException("schema", "has more than a million characters");
    }
    @Nullable List<String> label = null;
    List<CsvColumn> columns = new ArrayList<>();
    try (CSVParser lines = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
      for (CSVRecord line : lines) {
        List<String> words = line.toList();
        if (words.size() < 4) {
          throw new IllegalArgumentException("line " + line.getRecordNumber() + ": " + FORMS);
        }
        List<String> rest = words.subList(2, words.size());
        switch (words.getFirst()) {
          case "label" -> {
            if (label != null) {
              throw new IllegalArgumentException("there are two labels");
            }
            label = words;
          }
          case "number" -> columns.add(number(words.get(1), rest));
          case "category" -> columns.add(new CsvColumn.Category(words.get(1), rest));
          default ->
              throw new IllegalArgumentException("line " + line.getRecordNumber() + ": " + FORMS);
        }
      }
      if (label == null) {
        throw new IllegalArgumentException("there is no label; " + FORMS);
      }
      return new CsvSchema(label.get(1), label.subList(2, label.size()), columns);
    } catch (IllegalArgumentException | IOException | java.io.UncheckedIOException wrong) {
      throw new MalformedDataException("schema", String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static CsvColumn number(String name, List<String> rest) {
    boolean filled = rest.size() == 4 && rest.get(2).equals("missing");
    if (rest.size() != 2 && !filled) {
      throw new IllegalArgumentException("column '" + name + "': " + FORMS);
    }
    return new CsvColumn.Number(
        name,
        Double.parseDouble(rest.get(0)),
        Double.parseDouble(rest.get(1)),
        filled ? Double.valueOf(rest.get(3)) : null);
  }

  /** What {@link #parse} takes; the same schema always gives the same text. */
  public static String of(CsvSchema schema) {
    StringBuilder text = new StringBuilder();
    line(text, "label", schema.label(), schema.classes());
    for (CsvColumn column : schema.columns()) {
      switch (column) {
        case CsvColumn.Category category ->
            line(text, "category", category.name(), category.values());
        case CsvColumn.Number number -> {
          List<String> words =
              new ArrayList<>(
                  List.of(Double.toString(number.low()), Double.toString(number.high())));
          Double missing = number.missing();
          if (missing != null) {
            words.addAll(List.of("missing", Double.toString(missing)));
          }
          line(text, "number", number.name(), words);
        }
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String kind, String name, List<String> rest) {
    List<String> words = new ArrayList<>(List.of(kind, name));
    words.addAll(rest);
    text.append(CSVFormat.RFC4180.format(words.toArray())).append('\n');
  }
}
