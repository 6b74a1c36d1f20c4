package io.cess4j.fingerprint.iscc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Numbers that ISO 24138 fixes and the library ships as text, decimal, between blanks. */
final class Tables {
  private Tables() {}

  static long[] read(String name, int expected) {
    try (InputStream stream = Tables.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("The table " + name + " is not in the jar: rebuild it");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      String[] words = text.strip().split("\\s+", -1);
      if (words.length != expected) {
        throw new IllegalStateException(
            "The table " + name + " has " + words.length + " numbers, not " + expected);
      }
      long[] values = new long[expected];
      for (int i = 0; i < expected; i++) {
        values[i] = Long.parseLong(words[i]);
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + name + " cannot be read: rebuild the jar", e);
    }
  }
}
