package io.cess4j.ai.aggregation.round;

import static java.math.BigInteger.ZERO;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.crypto.digests.KeccakDigest;

/**
 * The rule a second time, slow and literal, from the text of docs/adr/0039-ai-gap-rounds.md alone:
 * numbers without bounds, whole trees, no line shared with what it checks.
 */
final class ReferenceRound {

  int f;
  boolean gate;
  BigInteger mu;
  BigInteger eta;
  int[] seats = {};
  BigInteger[][] u = {};
  BigInteger[] base = {};
  BigInteger[] lastDirection = {};
  BigInteger[] lastVelocity = {};

  BigInteger[] norms = {};
  BigInteger median = ZERO;
  BigInteger kept = ZERO;
  BigInteger[] neighbours = {};
  BigInteger contributions = ZERO;
  BigInteger included = ZERO;
  BigInteger[] t = {};
  BigInteger[] v = {};
  BigInteger[] model = {};
  List<byte[]> normRecords = new ArrayList<>();
  List<byte[]> similarityRecords = new ArrayList<>();
  byte[] normsRoot = {};
  byte[] similaritiesRoot = {};
  byte[] selection = {};
  byte[] outcome = {};

  ReferenceRound(int f, boolean gate, long mu, long eta) {
    this.f = f;
    this.gate = gate;
    this.mu = BigInteger.valueOf(mu);
    this.eta = BigInteger.valueOf(eta);
  }

  void compute() {
    int m = u.length;
    int p = base.length;
    int chunks = (p + 63) / 64;

    // 1. Clip to the median norm.
    BigInteger[] squares = zeros(m);
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int i = 0; i < m; i++) {
        for (int j = 64 * chunk; j < Math.min(p, 64 * chunk + 64); j++) {
          squares[i] = squares[i].add(u[i][j].multiply(u[i][j]));
        }
      }
      normRecords.add(packed(Arrays.asList(squares)));
    }
    norms = new BigInteger[m];
    for (int i = 0; i < m; i++) {
      norms[i] = squares[i].sqrt();
    }
    BigInteger[] sortedNorms = norms.clone();
    Arrays.sort(sortedNorms);
    median = sortedNorms[(m - 1) / 2];
    BigInteger[][] c = new BigInteger[m][p];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < p; j++) {
        c[i][j] =
            norms[i].compareTo(median) > 0 ? u[i][j].multiply(median).divide(norms[i]) : u[i][j];
      }
    }

    // Products and distances, with their running totals.
    BigInteger[] g = zeros(m);
    BigInteger[][] d = new BigInteger[m][];
    for (int i = 0; i < m; i++) {
      d[i] = zeros(m);
    }
    for (int chunk = 0; chunk < chunks; chunk++) {
      List<BigInteger> record = new ArrayList<>();
      for (int j = 64 * chunk; j < Math.min(p, 64 * chunk + 64); j++) {
        for (int i = 0; i < m; i++) {
          g[i] = g[i].add(c[i][j].multiply(lastDirection[j]));
          for (int k = 0; k < m; k++) {
            d[i][k] = d[i][k].add(c[i][j].subtract(c[k][j]).pow(2));
          }
        }
      }
      record.addAll(Arrays.asList(g));
      for (int i = 0; i < m; i++) {
        record.addAll(Arrays.asList(d[i]).subList(i + 1, m));
      }
      similarityRecords.add(packed(record));
    }

    // 2. Direction gate.
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      ranks.add(i);
    }
    List<Integer> keptRanks = new ArrayList<>(ranks);
    if (gate) {
      List<Integer> against = new ArrayList<>(ranks);
      against.removeIf(i -> g[i].signum() >= 0);
      against.sort((a, b) -> g[a].equals(g[b]) ? a - b : g[a].compareTo(g[b]));
      int most = Math.min(f, m - 2 * f - 1);
      keptRanks.removeAll(against.subList(0, Math.min(most, against.size())));
    }
    int left = keptRanks.size();

    // 3. NNM(f).
    neighbours = zeros(m);
    BigInteger[][] y = new BigInteger[m][p];
    int[] contribution = new int[m];
    for (int i : keptRanks) {
      kept = kept.setBit(i);
      List<Integer> nearest = new ArrayList<>(keptRanks);
      nearest.sort((a, b) -> d[i][a].equals(d[i][b]) ? a - b : d[i][a].compareTo(d[i][b]));
      for (int k : nearest.subList(0, left - f)) {
        neighbours[i] = neighbours[i].setBit(k);
        contribution[k]++;
      }
      for (int j = 0; j < p; j++) {
        BigInteger sum = ZERO;
        for (int k : nearest.subList(0, left - f)) {
          sum = sum.add(c[k][j]);
        }
        y[i][j] = sum.divide(BigInteger.valueOf(left - f));
      }
    }

    // 4. Trimmed mean(f). 5. Momentum.
    t = new BigInteger[p];
    v = new BigInteger[p];
    model = new BigInteger[p];
    BigInteger scale = BigInteger.valueOf(65536);
    for (int j = 0; j < p; j++) {
      List<BigInteger> column = new ArrayList<>();
      for (int i : keptRanks) {
        column.add(y[i][j]);
      }
      Collections.sort(column);
      BigInteger sum = ZERO;
      for (BigInteger value : column.subList(f, left - f)) {
        sum = sum.add(value);
      }
      t[j] = sum.divide(BigInteger.valueOf(left - 2 * f));
      v[j] = clamp(mu.multiply(lastVelocity[j]).divide(scale).add(t[j]), 24);
      model[j] = clamp(base[j].add(eta.multiply(v[j]).divide(scale)), 27);
    }

    for (int i = 0; i < m; i++) {
      included = included.setBit(seats[i]);
      contributions =
          contributions.add(BigInteger.valueOf(contribution[i]).shiftLeft(8 * seats[i]));
    }
    normsRoot = root(normRecords);
    similaritiesRoot = root(similarityRecords);
    selection = keccak(selectionWords(m));
    outcome =
        keccak(
            packed(List.of(included, contributions)),
            normsRoot,
            selection,
            similaritiesRoot,
            vectorRoot(t),
            vectorRoot(v),
            vectorRoot(model));
  }

  private byte[] selectionWords(int m) {
    List<BigInteger> words = new ArrayList<>();
    words.add(BigInteger.valueOf(128));
    words.add(median);
    words.add(kept);
    words.add(BigInteger.valueOf(128 + 32 + 32L * m));
    words.add(BigInteger.valueOf(m));
    words.addAll(Arrays.asList(norms));
    words.add(BigInteger.valueOf(m));
    words.addAll(Arrays.asList(neighbours));
    return packed(words);
  }

  static byte[] vectorRoot(BigInteger[] vector) {
    List<byte[]> chunks = new ArrayList<>();
    byte[] bytes = chunked(vector);
    for (int at = 0; at < bytes.length; at += 256) {
      chunks.add(Arrays.copyOfRange(bytes, at, at + 256));
    }
    return root(chunks);
  }

  /** Chunks joined; int32 little-endian, zeros behind the last component. */
  static byte[] chunked(BigInteger[] vector) {
    byte[] bytes = new byte[(vector.length + 63) / 64 * 256];
    for (int j = 0; j < vector.length; j++) {
      int value = vector[j].intValueExact();
      for (int b = 0; b < 4; b++) {
        bytes[4 * j + b] = (byte) (value >> (8 * b));
      }
    }
    return bytes;
  }

  /** A full tree over 2^ceil(log2 C) places. */
  static byte[] root(List<byte[]> records) {
    List<byte[]> level = new ArrayList<>();
    for (byte[] record : records) {
      level.add(keccak(record));
    }
    int places = 1;
    while (places < records.size()) {
      places *= 2;
    }
    while (level.size() < places) {
      level.add(new byte[32]);
    }
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(keccak(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.get(0);
  }

  static byte[] keccak(byte[]... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    return hash;
  }

  private static byte[] packed(List<BigInteger> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BigInteger word : words) {
      BigInteger unsigned = word.signum() < 0 ? word.add(ZERO.setBit(256)) : word;
      for (int shift = 248; shift >= 0; shift -= 8) {
        out.write(unsigned.shiftRight(shift).intValue());
      }
    }
    return out.toByteArray();
  }

  private static BigInteger[] zeros(int count) {
    BigInteger[] zeros = new BigInteger[count];
    Arrays.fill(zeros, ZERO);
    return zeros;
  }

  private static BigInteger clamp(BigInteger value, int bits) {
    BigInteger bound = ZERO.setBit(bits);
    return value.min(bound).max(bound.negate());
  }

  static BigInteger[] numbers(int... values) {
    return Arrays.stream(values).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }
}
