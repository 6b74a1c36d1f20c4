package io.cess4j.fingerprint.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One sound that a table was trained on.
 *
 * @param repository owner and name of the public repository it came from
 * @param commit where it lay there
 * @param path in the repository
 * @param licence of the sound
 * @param sha256 of the file, in hexadecimal digits
 * @param kind of sound: {@code music}, {@code speech} or {@code ambience}
 */
record TrainingFile(
    String repository, String commit, String path, String licence, String sha256, String kind) {
  /** Reads a list that lies beside this class. */
  static List<TrainingFile> list(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TrainingFile.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(TrainingFile::parse).toList();
    }
  }

  private static TrainingFile parse(String line) {
    String[] fields = line.split("\t", -1);
    return new TrainingFile(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
  }

  /** The file, if it is the one the list names. */
  Path verified(Path folder) throws IOException {
    Path file = folder.resolve(repository).resolve(path);
    String found = DigestUtils.sha256Hex(Files.readAllBytes(file));
    if (!found.equals(sha256)) {
      throw new IOException(
          file + " has SHA-256 " + found + ", the list says " + sha256 + ": fetch that commit");
    }
    return file;
  }
}
