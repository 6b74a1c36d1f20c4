package io.cess4j.fingerprint.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** English-looking texts by Zipf's law, each about a subject of its own. */
final class Prose {
  private static final List<String> COMMON =
      List.of(
          "the", "of", "and", "to", "in", "that", "was", "he", "it", "with", "is", "for", "as",
          "had", "you", "not", "be", "on", "his", "at", "by", "which", "have", "or", "from", "this",
          "but", "all", "were", "they", "she", "her", "an", "there", "been", "one", "so", "their");
  private static final List<String> STEMS =
      List.of(
          "harbor",
          "winter",
          "garden",
          "engine",
          "letter",
          "mountain",
          "silver",
          "captain",
          "market",
          "forest",
          "candle",
          "mirror",
          "voyage",
          "temple",
          "window",
          "shadow",
          "bridge",
          "hunter",
          "marble",
          "farmer",
          "thunder",
          "kitchen",
          "soldier",
          "painter",
          "compass",
          "lantern",
          "blanket",
          "orchard",
          "village",
          "teacher",
          "pocket",
          "ribbon",
          "saddle",
          "valley",
          "weaver",
          "anchor",
          "button",
          "cellar",
          "dragon",
          "feather");

  private final Random random;
  private final List<String> subject = new ArrayList<>();

  Prose(long seed) {
    this.random = new Random(seed);
    for (int i = 0; i < 160; i++) {
      subject.add(
          STEMS.get(random.nextInt(STEMS.size()))
              + "sel"
              + Integer.toString(random.nextInt(4000), 36).replaceAll("[0-9]", "o"));
    }
  }

  /** So many words, the subject's own among those that every text has. */
  String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(word()).append(i % 14 == 13 ? ". " : " ");
    }
    return text.toString();
  }

  private String word() {
    int kind = random.nextInt(10);
    List<String> list = kind < 5 ? COMMON : kind < 7 ? STEMS : subject;
    return list.get((int) (list.size() * Math.pow(random.nextDouble(), 1.5)));
  }

  /** Without a share of its words. */
  static String without(String text, double share, Random random) {
    List<String> kept = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (random.nextDouble() >= share) {
        kept.add(word);
      }
    }
    return String.join(" ", kept);
  }

  /** In pieces of five words, mixed. */
  static String shuffled(String text, Random random) {
    List<String> words = List.of(text.split(" ", -1));
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 5) {
      pieces.add(String.join(" ", words.subList(i, Math.min(words.size(), i + 5))));
    }
    Collections.shuffle(pieces, random);
    return String.join(" ", pieces);
  }
}
