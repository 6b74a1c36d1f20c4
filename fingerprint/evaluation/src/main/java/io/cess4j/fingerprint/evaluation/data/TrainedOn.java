package io.cess4j.fingerprint.evaluation.data;

import io.cess4j.fingerprint.training.WhiteningTrainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** SHA-256 of the files that the shipped tables were trained on: a test on them proves nothing. */
final class TrainedOn {
  private static final List<String> LISTS =
      List.of("image-training.tsv", "text-training.tsv", "audio-training.tsv");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private TrainedOn() {}

  static Set<String> hashes() {
    Set<String> hashes = new HashSet<>();
    for (String list : LISTS) {
      try (InputStream stream = WhiteningTrainer.class.getResourceAsStream(list)) {
        if (stream != null) {
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
              .lines()
              .flatMap(line -> HASH.matcher(line).results())
              .forEach(hash -> hashes.add(hash.group()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + list + " from the jar", e);
      }
    }
    return hashes;
  }
}
