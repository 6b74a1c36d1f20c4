package io.cess4j.ai.aggregation.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.ModelState;
import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.Round;
import io.cess4j.ai.aggregation.round.RuleParameters;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the chain does with a refutation: it knows roots only, checks every proof against them and
 * computes one step again, in numbers without bounds. True if the outcome is struck out.
 */
final class Judge {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final Outcome outcome;
  private final RuleParameters parameters;
  private final int chunks;
  private final List<Hash256> updates;
  private final Hash256 base;
  private final Hash256 lastDirection;
  private final Hash256 lastVelocity;

  Judge(Round round, Outcome outcome) {
    this.outcome = outcome;
    this.parameters = round.parameters();
    this.chunks = round.state().model().chunks();
    this.updates = round.updates().stream().map(update -> root(update.update())).toList();
    ModelState state = round.state();
    this.base = root(state.model());
    this.lastDirection = root(state.direction());
    this.lastVelocity = root(state.velocity());
  }

  private static Hash256 root(FixedVector vector) {
    return VectorTrees.of(vector, Schedule.threads(1)).root();
  }

  boolean strikes(Refutation refutation) {
    return switch (refutation) {
      case Refutation.Norm norm -> norm(norm);
      case Refutation.Similarity similarity -> similarity(similarity);
      case Refutation.Choice choice -> choice(choice);
      case Refutation.Direction direction -> direction(direction);
      case Refutation.Velocity velocity -> velocity(velocity);
      case Refutation.Model model -> model(model);
      case Refutation.Padding padding -> padding(padding);
    };
  }

  private boolean norm(Refutation.Norm call) {
    BigInteger before = word(outcome.norms(), call.before(), call.index() - 1, m(), call.rank());
    BigInteger after = word(outcome.norms(), call.record(), call.index(), m(), call.rank());
    BigInteger sum = BigInteger.ZERO;
    for (BigInteger value : chunk(updates.get(call.rank()), call.chunk(), call.index())) {
      sum = sum.add(value.pow(2));
    }
    return !before.add(sum).mod(MODULUS).equals(after);
  }

  private boolean similarity(Refutation.Similarity call) {
    assertThat(call.left()).isLessThanOrEqualTo(call.right());
    int words = m() + m() * (m() - 1) / 2;
    int place = place(call.left(), call.right());
    BigInteger before = word(outcome.similarities(), call.before(), call.index() - 1, words, place);
    BigInteger after = word(outcome.similarities(), call.record(), call.index(), words, place);
    BigInteger[] norms = norms(call.totals());
    BigInteger[] left = clipped(call.left(), call.leftChunk(), call.index(), norms);
    BigInteger sum = BigInteger.ZERO;
    if (call.left() == call.right()) {
      BigInteger[] direction = chunk(lastDirection, call.rightChunk(), call.index());
      for (int j = 0; j < 64; j++) {
        sum = sum.add(left[j].multiply(direction[j]));
      }
    } else {
      BigInteger[] right = clipped(call.right(), call.rightChunk(), call.index(), norms);
      for (int j = 0; j < 64; j++) {
        sum = sum.add(left[j].subtract(right[j]).pow(2));
      }
    }
    return !before.add(sum).mod(MODULUS).equals(after);
  }

  private int place(int left, int right) {
    int at = m();
    for (int i = 0; i < m(); i++) {
      for (int k = i + 1; k < m(); k++, at++) {
        if (i == left && k == right) {
          return at;
        }
      }
    }
    return left;
  }

  private boolean choice(Refutation.Choice call) {
    norms(call.totals());
    checked(outcome.similarities(), call.similarities(), chunks - 1);
    // That the records lead to another selection is ComparisonTest's to say: it knows the true one.
    return true;
  }

  private boolean direction(Refutation.Direction call) {
    assertThat(call.selection().hash()).isEqualTo(outcome.selection());
    assertThat(call.updates()).hasSize(m());
    BigInteger[] norms =
        call.selection().norms().values().stream()
            .map(BigInteger::valueOf)
            .toArray(BigInteger[]::new);
    List<BigInteger[]> rows = new ArrayList<>();
    for (int i = 0; i < m(); i++) {
      rows.add(clipped(i, call.updates().get(i), call.index(), norms));
    }
    int kept = Integer.bitCount(call.selection().kept());
    int f = parameters.f();
    BigInteger[] expected = new BigInteger[64];
    for (int j = 0; j < 64; j++) {
      List<BigInteger> column = new ArrayList<>();
      for (int neighbours : call.selection().neighbours()) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < m(); k++) {
          sum = sum.add((neighbours >> k & 1) == 0 ? BigInteger.ZERO : rows.get(k)[j]);
        }
        if (neighbours != 0) {
          column.add(sum.divide(BigInteger.valueOf(kept - f)));
        }
      }
      column.sort(null);
      expected[j] =
          column.subList(f, kept - f).stream()
              .reduce(BigInteger.ZERO, BigInteger::add)
              .divide(BigInteger.valueOf(kept - 2L * f));
    }
    return !Arrays.equals(expected, chunk(outcome.direction(), call.claimed(), call.index()));
  }

  private boolean velocity(Refutation.Velocity call) {
    return moved(
        chunk(outcome.direction(), call.direction(), call.index()),
        chunk(lastVelocity, call.last(), call.index()),
        parameters.momentum(),
        24,
        chunk(outcome.velocity(), call.claimed(), call.index()));
  }

  private boolean model(Refutation.Model call) {
    return moved(
        chunk(base, call.base(), call.index()),
        chunk(outcome.velocity(), call.velocity(), call.index()),
        parameters.rate(),
        27,
        chunk(outcome.model(), call.claimed(), call.index()));
  }

  private static boolean moved(
      BigInteger[] start, BigInteger[] step, int factor, int bits, BigInteger[] claimed) {
    BigInteger bound = BigInteger.ONE.shiftLeft(bits);
    for (int j = 0; j < 64; j++) {
      BigInteger scaled =
          step[j].multiply(BigInteger.valueOf(factor)).divide(BigInteger.valueOf(65_536));
      if (!start[j].add(scaled).min(bound).max(bound.negate()).equals(claimed[j])) {
        return true;
      }
    }
    return false;
  }

  private boolean padding(Refutation.Padding call) {
    assertThat(call.index()).isGreaterThanOrEqualTo(chunks);
    assertThat(
            HashTree.verify(
                outcome.root(call.tree()),
                HashTree.depth(chunks),
                call.node(),
                call.index(),
                call.siblings()))
        .isTrue();
    return !call.node().equals(Hash256.of(new byte[32]));
  }

  private int m() {
    return updates.size();
  }

  /** N_i; the median is what sorting them gives. */
  private BigInteger[] norms(Opening totals) {
    byte[] record = checked(outcome.norms(), totals, chunks - 1);
    BigInteger[] norms = new BigInteger[m()];
    for (int i = 0; i < m(); i++) {
      norms[i] = new BigInteger(1, Arrays.copyOfRange(record, 32 * i, 32 * i + 32)).sqrt();
    }
    return norms;
  }

  private BigInteger[] clipped(int rank, Opening chunk, int index, BigInteger[] norms) {
    BigInteger[] values = chunk(updates.get(rank), chunk, index);
    BigInteger[] sorted = norms.clone();
    Arrays.sort(sorted);
    BigInteger median = sorted[(m() - 1) / 2];
    if (norms[rank].compareTo(median) > 0) {
      Arrays.setAll(values, j -> values[j].multiply(median).divide(norms[rank]));
    }
    return values;
  }

  private BigInteger word(Hash256 root, Opening record, int index, int words, int place) {
    if (index < 0) {
      return BigInteger.ZERO;
    }
    byte[] bytes = checked(root, record, index);
    assertThat(bytes).hasSize(32 * words);
    return new BigInteger(1, Arrays.copyOfRange(bytes, 32 * place, 32 * place + 32));
  }

  private BigInteger[] chunk(Hash256 root, Opening opening, int index) {
    ByteBuffer bytes =
        ByteBuffer.wrap(checked(root, opening, index)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.remaining()).isEqualTo(256);
    BigInteger[] values = new BigInteger[64];
    Arrays.setAll(values, j -> BigInteger.valueOf(bytes.getInt()));
    return values;
  }

  private byte[] checked(Hash256 root, Opening opening, int index) {
    assertThat(index).isLessThan(chunks);
    assertThat(opening.siblings()).hasSize(HashTree.depth(chunks));
    assertThat(new Opening(index, opening.data(), opening.siblings()).root()).isEqualTo(root);
    return opening.data().toBytes();
  }
}
