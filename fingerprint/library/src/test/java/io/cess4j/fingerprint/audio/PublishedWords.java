package io.cess4j.fingerprint.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of demo.wav among the conformance cases of ISO 24138. */
final class PublishedWords {
  private static final Pattern CASE =
      Pattern.compile("\"test_0004_cv_256\":\\s*\\{\\s*\"inputs\":\\s*\\[\\s*\\[([-0-9,\\s]+)]");

  private PublishedWords() {}

  static int[] read(Path conformance) throws IOException {
    Matcher matcher = CASE.matcher(Files.readString(conformance));
    if (!matcher.find()) {
      throw new IOException(conformance + " has no case of an Audio-Code with words");
    }
    return Stream.of(matcher.group(1).split(","))
        .mapToInt(w -> Integer.parseInt(w.strip()))
        .toArray();
  }
}
