package io.cess4j.ai.evaluation;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.data.IdxPictures;
import io.cess4j.ai.data.SyntheticPictures;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What rules are measured on.
 *
 * @param name for the record of cells
 */
public record EvaluationData(String name, DataSet training, DataSet test) {
  private static final int CLASSES = 10;

  /** A folder with the four IDX files of MNIST or Fashion-MNIST. */
  public static EvaluationData folder(Path folder) throws IOException {
    DataSet training = IdxPictures.training(folder, CLASSES);
    return new EvaluationData(
        "%s-%d".formatted(folder.toAbsolutePath().normalize().getFileName(), training.size()),
        training,
        IdxPictures.test(folder, CLASSES));
  }

  /** Drawn, the same everywhere. */
  public static EvaluationData synthetic() {
    SyntheticPictures pictures = SyntheticPictures.hard();
    DataSet training = pictures.draw(4_000, 1, 2);
    return new EvaluationData("synthetic-" + training.size(), training, pictures.draw(2_000, 1, 3));
  }
}
