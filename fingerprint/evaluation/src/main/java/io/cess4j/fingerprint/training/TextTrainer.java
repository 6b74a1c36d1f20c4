package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.text.Language;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes {@code languages.bin}, {@code terms.bin} and the tables of {@link
 * io.cess4j.fingerprint.text.LatentSpace} from a folder with one folder per language (BCP 47 code)
 * of text files. Run it twice after a change of the languages' model: terms are cut with the model
 * that is on the class path.
 */
public final class TextTrainer {
  private static final int GRAMS = 300;
  private static final int LEAST = 3;

  /** 260 bytes each. */
  private static final int STEMS = 5_000;

  private TextTrainer() {}

  /**
   * @param arguments {@code languages}, {@code terms} or {@code topics}, the folder of texts, the
   *     file to write; for {@code topics} that of the stems and that of the whitening
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("topics")) {
      topics(folder, Path.of(arguments[2]), Path.of(arguments[3]));
      return;
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
      if (arguments[0].equals("languages")) {
        LanguageTrainer trainer = new LanguageTrainer(GRAMS);
        each(folder, trainer::add);
        trainer.write(out);
      } else {
        TermTrainer trainer = new TermTrainer(LEAST);
        each(folder, trainer::add);
        trainer.write(out);
      }
    }
  }

  /** English only. */
  private static void topics(Path folder, Path stems, Path whitening) throws IOException {
    LatentTrainer trainer = new LatentTrainer(STEMS);
    for (Path file : files(folder.resolve(Language.ENGLISH.code()))) {
      trainer.add(Files.readString(file));
    }
    try (OutputStream vectors = new BufferedOutputStream(Files.newOutputStream(stems));
        OutputStream table = new BufferedOutputStream(Files.newOutputStream(whitening))) {
      trainer.write(vectors, table);
    }
  }

  private static void each(Path folder, Sink sink) throws IOException {
    for (Language language : Language.values()) {
      Path own = folder.resolve(language.code());
      if (Files.isDirectory(own)) {
        for (Path file : files(own)) {
          sink.add(language, Files.readString(file));
        }
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path[] sorted = files.toArray(Path[]::new);
      Arrays.sort(sorted);
      return List.of(sorted);
    }
  }

  private interface Sink {
    void add(Language language, String text);
  }
}
