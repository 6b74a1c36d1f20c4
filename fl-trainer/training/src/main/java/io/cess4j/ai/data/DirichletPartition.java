package io.cess4j.ai.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;

/**
 * Parts examples among participants as is usual in measuring federated learning (Hsu, Qi, Brown:
 * "Measuring the Effects of Non-Identical Data Distribution", 2019): every class is shared out by
 * proportions drawn from a symmetric Dirichlet distribution. A small alpha makes participants that
 * have seen few classes; a large one makes them alike.
 */
public final class DirichletPartition {
  private static final int MOST_DRAWS = 1_000;

  private DirichletPartition() {}

  /**
   * The indices of every participant's examples, sorted; each example goes to one.
   *
   * @param alpha above 0
   * @param least examples that everyone has; the whole is drawn again until it is so
   * @throws IllegalArgumentException where a thousand draws leave somebody with fewer
   */
  public static List<int[]> of(DataSet set, int participants, double alpha, int least, long seed) {
    if (participants < 2 || !(alpha > 0) || least < 1) {
      throw new IllegalArgumentException(
          "%d participants, alpha %s, at least %d examples: need 2, above 0 and 1"
              .formatted(participants, alpha, least));
    }
    Random random = new Random(seed);
    UniformRandomProvider uniform = random::nextLong;
    DirichletSampler sampler = DirichletSampler.symmetric(uniform, participants, alpha);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      List<int[]> parts = part(set, participants, sampler, random);
      if (parts.stream().allMatch(part -> part.length >= least)) {
        return parts;
      }
    }
    throw new IllegalArgumentException(
        "%d examples cannot be parted among %d with alpha %s so that each has %d: raise alpha or lower the least"
            .formatted(set.size(), participants, alpha, least));
  }

  private static List<int[]> part(
      DataSet set, int participants, DirichletSampler sampler, Random random) {
    int[] sizes = new int[participants];
    int[] owner = new int[set.size()];
    int[] histogram = set.histogram();
    for (int label = 0; label < histogram.length; label++) {
      int[] members = shuffledMembers(set, label, histogram[label], random);
      double[] shares = sampler.sample();
      double sum = 0;
      int from = 0;
      for (int p = 0; p < participants; p++) {
        sum += shares[p];
        int to =
            p == participants - 1
                ? members.length
                : Math.clamp(Math.round(sum * members.length), from, members.length);
        for (int i = from; i < to; i++) {
          owner[members[i]] = p;
        }
        sizes[p] += to - from;
        from = to;
      }
    }
    List<int[]> parts = new ArrayList<>();
    for (int size : sizes) {
      parts.add(new int[size]);
    }
    int[] filled = new int[participants];
    for (int i = 0; i < owner.length; i++) {
      parts.get(owner[i])[filled[owner[i]]++] = i;
    }
    return parts;
  }

  private static int[] shuffledMembers(DataSet set, int label, int count, Random random) {
    int[] members = new int[count];
    int at = 0;
    for (int i = 0; i < set.size(); i++) {
      if (set.labels()[i] == label) {
        members[at++] = i;
      }
    }
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = members[i];
      members[i] = members[j];
      members[j] = other;
    }
    return members;
  }
}
