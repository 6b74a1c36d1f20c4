package io.cess4j.runtime.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How a key is written in a file or flag ({@code listen.port}) and in the environment ({@code
 * CESS_LISTEN_PORT}).
 */
final class KeyNames {

  static final String ENVIRONMENT_PREFIX = "CESS_";

  private KeyNames() {}

  /** chainPollMillis becomes chain-poll-millis. */
  static String ofComponent(String name) {
    StringBuilder key = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        key.append('-').append(Character.toLowerCase(c));
      } else {
        key.append(c);
      }
    }
    return key.toString();
  }

  static String inEnvironment(String key) {
    return ENVIRONMENT_PREFIX + key.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }

  static Optional<String> nearest(String wrong, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(key -> distance(wrong, key)));
  }

  /** Levenshtein distance, two rows. */
  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
