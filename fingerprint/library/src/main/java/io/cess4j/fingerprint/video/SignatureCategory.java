package io.cess4j.fingerprint.video;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Elements of one kind, which share a threshold (ISO/IEC 15938-3:2002/Amd 4:2010: A1, A2 for
 * averages, D1 to D8 for differences).
 *
 * @param elements in the order of the signature
 * @param scale a multiple of every number of cells that occurs: makes all means whole numbers
 */
record SignatureCategory(List<SignatureElement> elements, long scale) {
  private static final String RESOURCE = "mpeg7-elements.txt";

  /** Values up to here in order of size become 1, "about equal": a third of them. */
  int thresholdRank() {
    return elements.size() * 333 / 1000;
  }

  /** All ten, from the library's own table: one element a line, the category's name before it. */
  static List<SignatureCategory> all() {
    Map<String, List<SignatureElement>> byName = new LinkedHashMap<>();
    try (InputStream stream = SignatureCategory.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The library's own table " + RESOURCE + " is not in its jar: rebuild it");
      }
      new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
          .lines()
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                byName
                    .computeIfAbsent(line.substring(0, space), name -> new ArrayList<>())
                    .add(SignatureElement.parse(line.substring(space + 1)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The library's own table " + RESOURCE + " is damaged: rebuild the jar", e);
    }
    return byName.values().stream().map(SignatureCategory::of).toList();
  }

  private static SignatureCategory of(List<SignatureElement> elements) {
    long scale = 1;
    for (SignatureElement element : elements) {
      scale = leastCommonMultiple(scale, SignatureElement.cells(element.left()));
      if (!element.right().isEmpty()) {
        scale = leastCommonMultiple(scale, SignatureElement.cells(element.right()));
      }
    }
    return new SignatureCategory(List.copyOf(elements), scale);
  }

  private static long leastCommonMultiple(long a, long b) {
    long larger = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return a / larger * b;
  }
}
