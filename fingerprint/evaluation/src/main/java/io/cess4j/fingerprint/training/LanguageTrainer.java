package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.text.Language;
import io.cess4j.fingerprint.text.LanguageIdentifier;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the letters and triples of letters of each language: the model of its identification. */
final class LanguageTrainer {
  private static final int MAGIC = 0x434c4d31;
  private static final int SCALE = 12;

  /** Characters counted at once; the identifier looks at stretches of this size. */
  private static final int STRETCH = 2_000;

  private final int kept;
  private final Map<Language, Map<Long, Integer>> counts = new EnumMap<>(Language.class);

  /**
   * @param kept n-grams per language
   */
  LanguageTrainer(int kept) {
    this.kept = kept;
  }

  void add(Language language, String text) {
    Map<Long, Integer> count = counts.computeIfAbsent(language, l -> new HashMap<>());
    char[] characters = text.toCharArray();
    for (int start = 0; start < characters.length; start += STRETCH) {
      int end = Math.min(characters.length, start + STRETCH);
      LanguageIdentifier.grams(
          java.util.Arrays.copyOfRange(characters, start, end),
          end - start,
          gram -> count.merge(gram, 1, Integer::sum));
    }
  }

  void write(OutputStream stream) throws IOException {
    List<Language> languages = List.copyOf(counts.keySet());
    Map<Long, Map<Integer, Integer>> grams = new TreeMap<>();
    for (int i = 0; i < languages.size(); i++) {
      Map<Long, Integer> count = counts.getOrDefault(languages.get(i), Map.of());
      for (boolean single : new boolean[] {true, false}) {
        double total =
            count.entrySet().stream()
                .filter(entry -> entry.getKey() < 1 << 16 == single)
                .mapToLong(Map.Entry::getValue)
                .sum();
        int index = i;
        count.entrySet().stream()
            .filter(entry -> entry.getKey() < 1 << 16 == single)
            .sorted(
                Map.Entry.<Long, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(kept)
            .forEach(
                entry ->
                    grams
                        .computeIfAbsent(entry.getKey(), g -> new TreeMap<>())
                        .put(index, cost(entry.getValue() / total)));
      }
    }
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeByte(languages.size());
    for (Language language : languages) {
      out.writeUTF(language.code());
    }
    out.writeInt(grams.size());
    for (Map.Entry<Long, Map<Integer, Integer>> entry : grams.entrySet()) {
      long gram = entry.getKey();
      out.writeChar((char) (gram >> 32));
      out.writeChar((char) (gram >> 16));
      out.writeChar((char) gram);
      out.writeByte(entry.getValue().size());
      for (Map.Entry<Integer, Integer> known : entry.getValue().entrySet()) {
        out.writeByte(known.getKey());
        out.writeByte(known.getValue());
      }
    }
    out.flush();
  }

  private static int cost(double share) {
    long cost = Math.round(-SCALE * Math.log(share) / Math.log(2));
    return (int) Math.clamp(cost, 0, LanguageIdentifier.UNSEEN - 1);
  }
}
