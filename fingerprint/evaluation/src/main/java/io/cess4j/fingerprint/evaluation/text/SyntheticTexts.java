package io.cess4j.fingerprint.evaluation.text;

import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Texts in words that no language has: common ones that all texts share, as often as Zipf's law
 * says, and a hundred of each text's own subject.
 */
final class SyntheticTexts {
  private static final int WORDS = 500;
  private static final int COMMON = 1_500;
  private static final int OWN = 100;
  private static final double OWN_SHARE = .35;
  private static final String[] SYLLABLES =
      ("ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po"
              + " ra re ri ro sa se si so ta te ti to va ve vi zo an en in on ar er or st tr")
          .split(" ");

  private SyntheticTexts() {}

  static List<Item<String>> items(long seed, int count) {
    List<String> common = words(Seeds.random(seed, "common words"), COMMON);
    return IntStream.range(0, count)
        .mapToObj("synthetic text %03d"::formatted)
        .map(name -> new Item<>(name, true, () -> text(common, Seeds.random(seed, name))))
        .toList();
  }

  private static String text(List<String> common, RandomGenerator random) {
    List<String> own = words(random, OWN);
    List<String> text = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      text.add(random.nextDouble() < OWN_SHARE ? zipf(own, random) : zipf(common, random));
    }
    return String.join(" ", text);
  }

  /** The n-th word once as often as n is small. */
  private static String zipf(List<String> words, RandomGenerator random) {
    return words.get((int) Math.pow(words.size(), random.nextDouble()) - 1);
  }

  private static List<String> words(RandomGenerator random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              StringBuilder word = new StringBuilder();
              for (int syllable = random.nextInt(2, 5); syllable > 0; syllable--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
              }
              return word.toString();
            })
        .toList();
  }
}
