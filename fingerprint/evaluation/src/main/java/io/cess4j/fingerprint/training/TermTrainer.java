package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.text.Language;
import io.cess4j.fingerprint.text.Segmentation;
import io.cess4j.fingerprint.text.TermWeights;
import io.cess4j.fingerprint.text.TextProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * In how many stretches of a language each term stands, and the mean of the stretches' vectors: the
 * table that {@link TermWeights} reads.
 */
final class TermTrainer {
  private static final int MAGIC = 0x43545731;
  private static final int COMPONENTS = 256;
  private static final int COMMON_SCALE = 1 << 12;

  /** Eighths of a bit. */
  private static final int SCALE = 8;

  private static final int LARGEST = 255;

  /**
   * Weight of a term that is not listed, at most. Slips of the pen and words of a field that the
   * training did not see are of this kind, so that they must not outweigh the words that are known
   * to be rare (measured: with 5.5 bits instead of 11, texts with 15 % typing errors are found).
   */
  private static final int UNLISTED = 44;

  /** Characters of a stretch; about 400 words. */
  private static final int STRETCH = 2_400;

  private final int least;
  private final Segmentation segmentation = new Segmentation(MediaLimits.DEFAULT);
  private final Map<Language, List<String>> stretches = new EnumMap<>(Language.class);

  /**
   * @param least stretches in which a term must stand to be listed
   */
  TermTrainer(int least) {
    this.least = least;
  }

  void add(Language language, String text) {
    // Scripts without spaces say as much in fewer characters.
    int characters =
        switch (language) {
          case CHINESE, JAPANESE -> STRETCH / 3;
          case KOREAN -> STRETCH / 2;
          default -> STRETCH;
        };
    List<String> list = stretches.computeIfAbsent(language, l -> new ArrayList<>());
    for (int start = 0; start + characters / 2 < text.length(); start += characters) {
      list.add(text.substring(start, Math.min(text.length(), start + characters)));
    }
  }

  void write(OutputStream stream) throws IOException {
    Map<Language, Map<Integer, Integer>> counts = new EnumMap<>(Language.class);
    for (Language language : stretches.keySet()) {
      counts.put(language, count(language));
    }
    Map<Language, short[]> common = new EnumMap<>(Language.class);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    write(first, counts, common);
    TermWeights weights = TermWeights.read(new ByteArrayInputStream(first.toByteArray()));
    for (Language language : stretches.keySet()) {
      common.put(language, mean(language, weights));
    }
    write(stream, counts, common);
  }

  private List<String> of(Language language) {
    return stretches.getOrDefault(language, List.of());
  }

  private Map<Integer, Integer> count(Language language) throws IOException {
    Map<Integer, Integer> count = new HashMap<>();
    for (String stretch : of(language)) {
      Set<Integer> seen = new HashSet<>();
      segmentation.read(
          stretch, language, (term, l, start, end) -> seen.add(TermWeights.key(term)));
      seen.forEach(key -> count.merge(key, 1, Integer::sum));
    }
    return count;
  }

  private short[] mean(Language language, TermWeights weights) throws IOException {
    double[] sums = new double[COMPONENTS];
    for (String stretch : of(language)) {
      TextProfile profile = TextProfile.of(stretch, language, segmentation, weights);
      for (int i = 0; i < COMPONENTS && profile.length() > 0; i++) {
        sums[i] += (double) profile.sums()[i] / profile.length();
      }
    }
    short[] mean = new short[COMPONENTS];
    for (int i = 0; i < COMPONENTS; i++) {
      mean[i] = (short) Math.round(COMMON_SCALE * sums[i] / of(language).size());
    }
    return mean;
  }

  private void write(
      OutputStream stream,
      Map<Language, Map<Integer, Integer>> counts,
      Map<Language, short[]> common)
      throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeByte(counts.size());
    for (Map.Entry<Language, Map<Integer, Integer>> entry : counts.entrySet()) {
      int total = of(entry.getKey()).size();
      out.writeUTF(entry.getKey().code());
      out.writeByte(Math.min(weight(total, 0.7), UNLISTED));
      for (short component : common.getOrDefault(entry.getKey(), new short[COMPONENTS])) {
        out.writeShort(component);
      }
      Map<Integer, Integer> listed = new TreeMap<>();
      entry
          .getValue()
          .forEach(
              (key, count) -> {
                if (count >= least) {
                  listed.put(key, count);
                }
              });
      out.writeInt(listed.size());
      int last = Integer.MIN_VALUE;
      for (Map.Entry<Integer, Integer> term : listed.entrySet()) {
        writeVariable(out, term.getKey() - last);
        out.writeByte(weight(total, term.getValue()));
        last = term.getKey();
      }
    }
    out.flush();
  }

  private static int weight(int total, double count) {
    return (int) Math.clamp(Math.round(SCALE * Math.log(total / count) / Math.log(2)), 0, LARGEST);
  }

  private static void writeVariable(DataOutputStream out, int value) throws IOException {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.writeByte(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
