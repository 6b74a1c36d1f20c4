package io.cess4j.ai.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Pictures in one folder a class, as scanners and archives hold them. */
public final class PictureFolder {
  private PictureFolder() {}

  /**
   * Reads every file, in the order of names. A class whose folder is absent has no examples here;
   * any other folder is an error, since its pictures would silently be left out.
   *
   * @param classes names of the folders, in the order of the labels, as the task has them
   * @param side pixels that pictures are scaled to, after the middle square was cut out
   * @param channels 1 (grey) or 3 (RGB)
   * @throws MalformedDataException which names the file that is no picture or too large
   */
  public static DataSet read(
      Path folder, List<String> classes, int side, int channels, PictureLimits limits)
      throws IOException {
    checkFolders(folder, classes);
    PictureDecoder decoder = new PictureDecoder(side, channels, limits);
    List<float[]> pictures = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    long most = Math.min(limits.files(), DataSet.MOST_NUMBERS / decoder.numbers());
    for (int label = 0; label < classes.size(); label++) {
      Path own = folder.resolve(classes.get(label));
      if (!Files.isDirectory(own)) {
        continue;
      }
      for (Path file : sorted(own)) {
        if (pictures.size() >= most) {
          throw new MalformedDataException(
              folder, "holds more than %d pictures: give a part of them".formatted(most));
        }
        pictures.add(decoder.decode(file));
        labels.add(label);
      }
    }
    if (pictures.isEmpty()) {
      throw new MalformedDataException(folder, "holds no picture of any of " + classes);
    }
    return examples(
        pictures, decoder, classes, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Pictures whose class nobody knows yet, in the given order: all labels are 0 and mean nothing.
   *
   * @throws MalformedDataException which names the file that is no picture or too large
   */
  public static DataSet unlabelled(
      List<Path> files, List<String> classes, int side, int channels, PictureLimits limits)
      throws IOException {
    PictureDecoder decoder = new PictureDecoder(side, channels, limits);
    long most = Math.min(limits.files(), DataSet.MOST_NUMBERS / decoder.numbers());
    if (files.size() > most) {
      throw new MalformedDataException(
          "%d pictures".formatted(files.size()), "at most are %d: give a part".formatted(most));
    }
    List<float[]> pictures = new ArrayList<>();
    for (Path file : files) {
      pictures.add(decoder.decode(file));
    }
    return examples(pictures, decoder, classes, new int[files.size()]);
  }

  private static DataSet examples(
      List<float[]> pictures, PictureDecoder decoder, List<String> classes, int[] labels) {
    float[] features = new float[Math.multiplyExact(pictures.size(), decoder.numbers())];
    for (int i = 0; i < pictures.size(); i++) {
      System.arraycopy(pictures.get(i), 0, features, i * decoder.numbers(), decoder.numbers());
    }
    return new DataSet(decoder.numbers(), classes, features, labels);
  }

  private static void checkFolders(Path folder, List<String> classes) throws IOException {
    for (String name : classes) {
      if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
        throw new IllegalArgumentException("class '" + name + "' cannot be a folder's name");
      }
    }
    for (Path entry : sorted(folder)) {
      String name = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry) && !classes.contains(name)) {
        throw new MalformedDataException(
            entry, "is none of the task's classes %s: rename or move it".formatted(classes));
      }
    }
  }

  /** Without hidden files, which file managers leave behind. */
  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }
}
