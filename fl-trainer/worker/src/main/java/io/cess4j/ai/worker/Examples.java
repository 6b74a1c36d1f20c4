package io.cess4j.ai.worker;

import io.cess4j.ai.data.CsvSchemaText;
import io.cess4j.ai.data.CsvTable;
import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.IdxPictures;
import io.cess4j.ai.data.PictureFolder;
import io.cess4j.ai.data.PictureLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the examples of a participant or of its compute node. */
public final class Examples {
  private static final String TABLE = "examples.csv";
  private static final String SCHEMA = "schema.txt";

  private Examples() {}

  /**
   * All of them.
   *
   * @throws io.cess4j.ai.data.MalformedDataException which names the file and what is wrong with it
   */
  public static DataSet read(FlWorkerConfiguration.Data data) {
    Path folder = data.folder();
    try {
      return switch (data.kind()) {
        case IDX -> IdxPictures.training(folder, data.classCount());
        case PICTURES ->
            PictureFolder.read(
                folder, data.classes(), data.side(), data.channels(), PictureLimits.DEFAULT);
        case CSV ->
            CsvTable.read(
                folder.resolve(TABLE),
                CsvSchemaText.parse(Files.readString(folder.resolve(SCHEMA))));
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the examples in " + folder, e);
    }
  }
}
