package io.cess4j.cli.ai;

import io.cess4j.ai.data.CsvSchema;
import io.cess4j.ai.data.CsvSchemaText;
import io.cess4j.ai.data.CsvTable;
import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.IdxPictures;
import io.cess4j.ai.data.PictureFolder;
import io.cess4j.ai.data.PictureLimits;
import io.cess4j.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Examples on this machine; they stay here. */
final class ExampleOptions {
  private static final String PICTURES = "t10k-images-idx3-ubyte";

  @Option(
      names = "--examples",
      paramLabel = "PATH",
      description = "Examples: a folder, a table, a picture, a file of IDX pictures.")
  private @Nullable Path examples;

  @Option(
      names = "--kind",
      defaultValue = "IDX",
      paramLabel = "KIND",
      description =
          "idx (t10k-images-idx3-ubyte and its labels), pictures (a folder a class; to predict any"
              + " folder or file), csv (examples.csv with schema.txt) (default: idx).")
  private Kind kind = Kind.IDX;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description = "csv: the task's schema (default: schema.txt beside the table).")
  private @Nullable Path schema;

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "NAME",
      description = "pictures: classes in the order of the labels, as the task has them.")
  private List<String> classes = List.of();

  @Option(
      names = "--side",
      defaultValue = "28",
      paramLabel = "N",
      description = "pictures: pixels they are scaled to (default: ${DEFAULT-VALUE}).")
  private int side;

  @Option(
      names = "--channels",
      defaultValue = "1",
      paramLabel = "N",
      description = "pictures: 1 for grey, 3 for colour (default: ${DEFAULT-VALUE}).")
  private int channels;

  boolean given() {
    return examples != null;
  }

  /**
   * Examples whose class is known.
   *
   * @param count of the model's classes
   */
  DataSet labelled(int count) throws IOException {
    Path place = place();
    return switch (kind) {
      case IDX -> IdxPictures.test(place, count);
      case PICTURES ->
          PictureFolder.read(place, names(count), side, channels, PictureLimits.DEFAULT);
      case CSV -> CsvTable.read(table(place), schema(place));
    };
  }

  /** Examples whose class is to be told; where it is known, nobody looks at it. */
  GivenExamples unlabelled(int count) throws IOException {
    Path place = place();
    return switch (kind) {
      case IDX -> numbered("picture", IdxPictures.unlabelled(idx(place), count));
      case PICTURES -> {
        List<Path> files = pictures(place);
        yield new GivenExamples(
            PictureFolder.unlabelled(files, names(count), side, channels, PictureLimits.DEFAULT),
            files.stream().map(Path::toString).toList());
      }
      case CSV -> numbered("row", CsvTable.unlabelled(table(place), schema(place)));
    };
  }

  private static GivenExamples numbered(String what, DataSet data) {
    return new GivenExamples(
        data,
        IntStream.rangeClosed(1, data.size()).mapToObj(number -> what + " " + number).toList());
  }

  private Path place() {
    if (examples == null) {
      throw new CommandException("no examples: name them with --examples");
    }
    if (!Files.exists(examples)) {
      throw new CommandException("--examples %s is not there".formatted(examples));
    }
    return examples;
  }

  private List<String> names(int count) {
    if (classes.size() != count) {
      throw new CommandException(
          "the model tells %d classes apart and --classes names %d: give all of them, in the task's order"
              .formatted(count, classes.size()));
    }
    return classes;
  }

  private static Path idx(Path place) {
    if (Files.isRegularFile(place)) {
      return place;
    }
    Path packed = place.resolve(PICTURES + ".gz");
    return Files.isRegularFile(packed) ? packed : place.resolve(PICTURES);
  }

  private static Path table(Path place) {
    return Files.isDirectory(place) ? place.resolve("examples.csv") : place;
  }

  private CsvSchema schema(Path place) throws IOException {
    Path file = schema == null ? table(place).resolveSibling("schema.txt") : schema;
    if (!Files.isRegularFile(file)) {
      throw new CommandException(
          file + " is not there: the task's creator gives it, name it with --schema");
    }
    return CsvSchemaText.parse(Files.readString(file));
  }

  private static List<Path> pictures(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.walk(place)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new CommandException(place + " holds no file");
      }
      return found;
    }
  }
}
