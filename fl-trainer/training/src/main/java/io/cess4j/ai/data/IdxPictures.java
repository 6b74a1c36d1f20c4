package io.cess4j.ai.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** MNIST, Fashion-MNIST and others that come as a pair of IDX files, grey values as 0..1. */
public final class IdxPictures {
  private static final int MOST_CLASSES = 256;

  private IdxPictures() {}

  /** train-images-idx3-ubyte and its labels, packed or not. */
  public static DataSet training(Path folder, int classes) throws IOException {
    return read(
        file(folder, "train-images-idx3-ubyte"), file(folder, "train-labels-idx1-ubyte"), classes);
  }

  /** t10k-images-idx3-ubyte and its labels, packed or not. */
  public static DataSet test(Path folder, int classes) throws IOException {
    return read(
        file(folder, "t10k-images-idx3-ubyte"), file(folder, "t10k-labels-idx1-ubyte"), classes);
  }

  private static Path file(Path folder, String name) {
    Path packed = folder.resolve(name + ".gz");
    Path plain = folder.resolve(name);
    if (Files.isRegularFile(packed)) {
      return packed;
    }
    if (Files.isRegularFile(plain)) {
      return plain;
    }
    throw new MalformedDataException(folder, "has neither %s nor %s.gz".formatted(name, name));
  }

  /**
   * @param classes labels are 0..classes-1, also where some do not occur
   * @throws MalformedDataException where a file is none of IDX, or the two do not belong together
   */
  public static DataSet read(Path images, Path labels, int classes) throws IOException {
    checkClasses(classes);
    IdxFile pictures = IdxFile.read(images);
    IdxFile answers = IdxFile.read(labels);
    int count = pictures.dimensions()[0];
    checkPictures(images, pictures);
    if (answers.dimensions().length != 1 || answers.dimensions()[0] != count) {
      throw new MalformedDataException(
          labels, "is not one label for each of %d pictures".formatted(count));
    }
    int[] ofPictures = new int[count];
    for (int i = 0; i < count; i++) {
      ofPictures[i] = Byte.toUnsignedInt(answers.bytes()[i]);
      if (ofPictures[i] >= classes) {
        throw new MalformedDataException(
            labels, "label %d is %d but there are %d classes".formatted(i, ofPictures[i], classes));
      }
    }
    return examples(pictures, classes, ofPictures);
  }

  /**
   * Pictures whose class nobody knows yet: all labels are 0 and mean nothing.
   *
   * @throws MalformedDataException where the file is none of IDX, or holds labels
   */
  public static DataSet unlabelled(Path images, int classes) throws IOException {
    checkClasses(classes);
    IdxFile pictures = IdxFile.read(images);
    checkPictures(images, pictures);
    return examples(pictures, classes, new int[pictures.dimensions()[0]]);
  }

  private static void checkClasses(int classes) {
    if (classes < 2 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException("classes are " + classes + " but have to be 2 to 256");
    }
  }

  private static void checkPictures(Path images, IdxFile pictures) {
    if (pictures.dimensions().length < 2) {
      throw new MalformedDataException(images, "has one dimension: these are labels, no pictures");
    }
  }

  private static DataSet examples(IdxFile pictures, int classes, int[] labels) {
    float[] features = new float[pictures.bytes().length];
    for (int i = 0; i < features.length; i++) {
      features[i] = Byte.toUnsignedInt(pictures.bytes()[i]) / 255f;
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new DataSet(features.length / labels.length, names, features, labels);
  }
}
