package io.cess4j.ai.aggregation.rule;

import io.cess4j.ai.aggregation.AggregationException.RuleRejected;
import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes one direction out of updates, in integers: the same for everybody who has the same updates
 * in the order of their seats. A name lists stages and, last, how the rest is combined, joined by
 * {@code +}:
 *
 * <ul>
 *   <li>{@code clip}: to the median norm; {@code clip-to}: to the norm {@code radius}
 *   <li>{@code gate}: leaves out at most f updates that point against the last direction
 *   <li>{@code nnm}: each becomes the mean of its nearest (<a
 *       href="https://arxiv.org/abs/2302.01772">Allouah et al. 2023</a>)
 *   <li>{@code bucketing}: means of {@code bucketSize} updates that a beat puts together (<a
 *       href="https://arxiv.org/abs/2006.09365">Karimireddy et al. 2022</a>)
 *   <li>{@code mean}, {@code median} and {@code trimmed-mean} of each coordinate (<a
 *       href="https://arxiv.org/abs/1803.01498">Yin et al. 2018</a>)
 *   <li>{@code multi-krum} (<a href="https://arxiv.org/abs/1703.02757">Blanchard et al. 2017</a>)
 *   <li>{@code geometric-median}, by {@code steps} of Weiszfeld's algorithm (<a
 *       href="https://arxiv.org/abs/1912.13445">Pillutla et al. 2022</a>)
 *   <li>{@code centered-clipping} around the last direction, {@code steps} times (<a
 *       href="https://arxiv.org/abs/2012.10333">Karimireddy et al. 2021</a>)
 * </ul>
 *
 * {@link #DEFAULT} and {@link #GATED} are what tasks run and the chain can judge; the others are
 * for comparison.
 */
public final class Rule {
  /** The rule of docs/adr/0039-ai-gap-rounds.md. */
  public static final String DEFAULT = "clip+nnm+trimmed-mean";

  /** The same with the direction gate, which an attacker who knows it gets past (ADR 0039). */
  public static final String GATED = "clip+gate+nnm+trimmed-mean";

  private final String name;
  private final List<Stage> stages;
  private final Combiner combiner;

  private Rule(String name, List<Stage> stages, Combiner combiner) {
    this.name = name;
    this.stages = stages;
    this.combiner = combiner;
  }

  /**
   * The rule of a name.
   *
   * @throws RuleRejected if there is none
   */
  public static Rule named(String name, RuleSettings settings) {
    List<String> parts = Arrays.asList(name.split("\\+", -1));
    List<Stage> stages = new ArrayList<>();
    for (String part : parts.subList(0, parts.size() - 1)) {
      stages.add(Stages.named(part, settings));
    }
    return new Rule(name, List.copyOf(stages), Combiners.named(parts.getLast(), settings));
  }

  /** What it was made from. */
  public String name() {
    return name;
  }

  /**
   * The direction that updates give.
   *
   * @param updates in the order of their seats; at least one, all as long as {@code lastDirection}
   * @param lastDirection of the last round that ended, zero before the first
   * @param beat 32 bytes that nobody knew when updates were committed to; only {@code bucketing}
   *     looks at it
   * @throws RuleRejected if the updates are too few for the rule's f
   * @throws VectorRejected if one has another kind or length
   */
  public FixedVector aggregate(List<FixedVector> updates, FixedVector lastDirection, Hash256 beat) {
    if (updates.isEmpty()) {
      throw new RuleRejected("no update was given, expected one at least: skip the round");
    }
    for (FixedVector update : updates) {
      if (update.kind() != VectorKind.UPDATE || update.length() != lastDirection.length()) {
        throw new VectorRejected(
            "a %s was given, expected a vector of kind UPDATE of %d components: leave it out"
                .formatted(update, lastDirection.length()));
      }
    }
    Context context = new Context(lastDirection.toInts(), beat);
    int[][] rows = updates.stream().map(FixedVector::toInts).toArray(int[][]::new);
    for (Stage stage : stages) {
      rows = stage.apply(rows, context);
    }
    return FixedVector.of(VectorKind.DIRECTION, combiner.combine(rows, context));
  }

  @Override
  public String toString() {
    return name;
  }
}
