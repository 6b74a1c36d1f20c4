package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.text.Language;
import io.cess4j.fingerprint.text.LatentTerms;
import io.cess4j.fingerprint.text.LatentVectors;
import io.cess4j.fingerprint.text.Segmentation;
import io.cess4j.fingerprint.text.TermWeights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Directions of the stems that {@link LatentVectors} reads: each stem has 256 random signs, a
 * stretch is the sum of its stems' signs by their rarity, and a stem's direction the sum of the
 * stretches that it stands in, less the mean of all stretches.
 */
final class LatentTrainer {
  /** Characters of a stretch: about a paragraph. */
  private static final int STRETCH = 800;

  /** Characters of a text that the whitening is learned from. */
  private static final int TEXT = 2_400;

  /** Stretches that a stem stands in, at most one in so many: more and it is of no subject. */
  private static final int COMMONEST = 12;

  /** Fully whitened, the noise of small components hides the subjects (measured: 0.3, 3, 100). */
  private static final double FLOOR = 10;

  private final int stems;
  private final Segmentation segmentation = new Segmentation(MediaLimits.DEFAULT);
  private final List<String> texts = new ArrayList<>();

  /**
   * @param stems listed, those that stand in most stretches
   */
  LatentTrainer(int stems) {
    this.stems = stems;
  }

  void add(String text) {
    texts.add(text);
  }

  void write(OutputStream vectors, OutputStream whitening) throws IOException {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    writeVectors(table);
    vectors.write(table.toByteArray());
    LatentVectors read = LatentVectors.read(new ByteArrayInputStream(table.toByteArray()));
    WhiteningTrainer trainer = new WhiteningTrainer(LatentVectors.DIMENSIONS);
    for (String stretch : stretches(TEXT)) {
      LatentTerms terms = new LatentTerms(read, TermWeights.shipped());
      segmentation.read(stretch, Language.ENGLISH, terms);
      if (terms.variety() > 0) {
        trainer.add(terms.features());
      }
    }
    trainer.write(whitening, FLOOR);
  }

  private void writeVectors(OutputStream stream) throws IOException {
    List<TreeSet<Integer>> stretches = new ArrayList<>();
    Map<Integer, Integer> counts = new HashMap<>();
    for (String stretch : stretches(STRETCH)) {
      TreeSet<Integer> seen = new TreeSet<>();
      segmentation.read(
          stretch, Language.ENGLISH, (term, l, start, end) -> seen.add(TermWeights.key(term)));
      seen.forEach(key -> counts.merge(key, 1, Integer::sum));
      stretches.add(seen);
    }
    SortedMap<Integer, double[]> directions = new TreeMap<>();
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() <= stretches.size() / COMMONEST)
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(stems)
        .forEach(entry -> directions.put(entry.getKey(), new double[LatentVectors.DIMENSIONS]));
    List<double[]> sums = new ArrayList<>();
    double[] mean = new double[LatentVectors.DIMENSIONS];
    for (TreeSet<Integer> stretch : stretches) {
      double[] sum = new double[LatentVectors.DIMENSIONS];
      for (int key : stretch) {
        addSigns(sum, key, Math.log((double) stretches.size() / counts.getOrDefault(key, 1)));
      }
      sums.add(normalized(sum, 1));
      add(mean, sum, 1.0 / stretches.size());
    }
    for (int i = 0; i < stretches.size(); i++) {
      for (int key : stretches.get(i)) {
        double[] direction = directions.get(key);
        if (direction != null) {
          add(direction, sums.get(i), 1);
          add(direction, mean, -1);
        }
      }
    }
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(LatentVectors.MAGIC);
    out.writeInt(directions.size());
    for (Map.Entry<Integer, double[]> entry : directions.entrySet()) {
      out.writeInt(entry.getKey());
      // 32 is the deviation of a component: hardly any is cut off at 127.
      for (double value : normalized(entry.getValue(), 32 * 16)) {
        out.writeByte((int) Math.clamp(Math.round(value), -127, 127));
      }
    }
    out.flush();
  }

  private List<String> stretches(int characters) {
    List<String> stretches = new ArrayList<>();
    for (String text : texts) {
      for (int start = 0; start + characters <= text.length(); start += characters) {
        stretches.add(text.substring(start, start + characters));
      }
    }
    return stretches;
  }

  private static void addSigns(double[] sum, int key, double weight) {
    Random signs = new Random(key);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += signs.nextBoolean() ? weight : -weight;
    }
  }

  private static void add(double[] sum, double[] other, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * other[i];
    }
  }

  private static double[] normalized(double[] vector, double length) {
    double squares = 1e-9;
    for (double value : vector) {
      squares += value * value;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= length / Math.sqrt(squares);
    }
    return vector;
  }
}
