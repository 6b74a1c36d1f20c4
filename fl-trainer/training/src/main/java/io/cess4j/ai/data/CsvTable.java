package io.cess4j.ai.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a participant's own table (RFC 4180, UTF-8, a header line) by the task's schema. */
public final class CsvTable {
  private static final int MOST_ROWS = 10_000_000;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvTable() {}

  /**
   * @throws MalformedDataException which names line, column and cell, and what the schema wants
   */
  public static DataSet read(Path file, CsvSchema schema) throws IOException {
    return read(file, schema, true);
  }

  /**
   * Rows whose class nobody knows yet: the label's column may be absent and is not read; all labels
   * are 0 and mean nothing.
   *
   * @throws MalformedDataException as {@link #read}
   */
  public static DataSet unlabelled(Path file, CsvSchema schema) throws IOException {
    return read(file, schema, false);
  }

  private static DataSet read(Path file, CsvSchema schema, boolean labelled) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file, reader, schema, labelled);
    } catch (java.nio.charset.CharacterCodingException noText) {
      throw new MalformedDataException(file, "is not UTF-8: save it as such", noText);
    }
  }

  static DataSet read(Object source, Reader reader, CsvSchema schema) throws IOException {
    return read(source, reader, schema, true);
  }

  private static DataSet read(Object source, Reader reader, CsvSchema schema, boolean labelled)
      throws IOException {
    List<float[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    try (CSVParser parser = FORMAT.parse(reader)) {
      checkHeader(source, parser.getHeaderNames(), schema, labelled);
      Map<String, Integer> classes = places(schema.classes());
      List<CellReader> cells = schema.columns().stream().map(CellReader::new).toList();
      long most = DataSet.MOST_NUMBERS / schema.inputs();
      for (CSVRecord row : parser) {
        if (rows.size() >= Math.min(MOST_ROWS, most)) {
          throw new MalformedDataException(
              source, "has more than %d rows: give a part of it".formatted(rows.size()));
        }
        if (!row.isConsistent()) {
          throw new MalformedDataException(
              source,
              "line %d has %d cells, the header %d"
                  .formatted(
                      parser.getCurrentLineNumber(), row.size(), parser.getHeaderNames().size()));
        }
        labels.add(labelled ? label(source, parser, row, schema, classes) : 0);
        rows.add(numbers(source, parser, row, schema, cells));
      }
    } catch (IllegalArgumentException | java.io.UncheckedIOException broken) {
      throw new MalformedDataException(source, "is no CSV: " + broken.getMessage(), broken);
    }
    if (rows.isEmpty()) {
      throw new MalformedDataException(source, "has a header and no rows");
    }
    return assembled(schema, rows, labels);
  }

  private static void checkHeader(
      Object source, List<String> header, CsvSchema schema, boolean labelled) {
    List<String> wanted = new ArrayList<>(labelled ? List.of(schema.label()) : List.of());
    schema.columns().forEach(column -> wanted.add(column.name()));
    wanted.removeAll(header);
    if (!wanted.isEmpty()) {
      throw new MalformedDataException(
          source, "lacks the columns %s; its header is %s".formatted(wanted, header));
    }
  }

  private static int label(
      Object source,
      CSVParser parser,
      CSVRecord row,
      CsvSchema schema,
      Map<String, Integer> classes) {
    String cell = row.get(schema.label());
    Integer label = classes.get(cell);
    if (label == null) {
      throw new MalformedDataException(
          source,
          "line %d: label '%s' is '%s', not one of %s"
              .formatted(parser.getCurrentLineNumber(), schema.label(), cell, schema.classes()));
    }
    return label;
  }

  private static float[] numbers(
      Object source, CSVParser parser, CSVRecord row, CsvSchema schema, List<CellReader> cells) {
    float[] numbers = new float[schema.inputs()];
    int at = 0;
    for (CellReader cell : cells) {
      String value = row.get(cell.name());
      String wrong = cell.write(value, numbers, at);
      if (!wrong.isEmpty()) {
        throw new MalformedDataException(
            source,
            "line %d: column '%s' is '%s': %s"
                .formatted(parser.getCurrentLineNumber(), cell.name(), value, wrong));
      }
      at += cell.width();
    }
    return numbers;
  }

  static Map<String, Integer> places(List<String> values) {
    return IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(values::get, i -> i));
  }

  private static DataSet assembled(CsvSchema schema, List<float[]> rows, List<Integer> labels) {
    float[] features = new float[Math.multiplyExact(rows.size(), schema.inputs())];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, features, i * schema.inputs(), schema.inputs());
    }
    int[] all = labels.stream().mapToInt(Integer::intValue).toArray();
    return new DataSet(schema.inputs(), schema.classes(), features, all);
  }
}
