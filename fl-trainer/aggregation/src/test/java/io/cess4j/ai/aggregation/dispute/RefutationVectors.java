package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.Json;
import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.RoundVectors;
import io.cess4j.ai.aggregation.round.Selection;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Writes ai/refutations.json: wrong outcomes of rounds of ai/rounds.json, and the calls of
 * IAggregationDispute that strike them out, as a challenger finds them. Run {@link #main} with the
 * file's path after a change of the rule.
 *
 * <p>{@code .refutations[i]} has {@code round} (its name in ai/rounds.json), {@code step} (as in
 * IAggregationDispute.Step), {@code outcome} (eight words in their order) and the other arguments
 * of the call by their names; a Leaf is {@code {content, siblings}}, a tree its number.
 */
final class RefutationVectors {
  private static final Hash256 NONSENSE = Hash256.fromHex("5e".repeat(32));
  private static final int WORD = 256;

  private RefutationVectors() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    Map<String, RoundComputation> rounds = RoundVectors.rounds();
    RoundComputation five = Objects.requireNonNull(rounds.get("five-2"));
    RoundComputation ten = Objects.requireNonNull(rounds.get("ten-2"));
    List<Object> calls = new ArrayList<>();
    calls.add(call("five-2", five, liar(five, OutcomeTree.NORMS, 0, WORD - 1)));
    calls.add(call("five-2", five, liar(five, OutcomeTree.NORMS, 2, 4 * WORD + 250)));
    calls.add(call("five-2", five, liar(five, OutcomeTree.SIMILARITIES, 0, 0)));
    calls.add(call("five-2", five, liar(five, OutcomeTree.SIMILARITIES, 3, 15 * WORD - 1)));
    calls.add(call("five-2", five, new Liar(five).selects(NONSENSE)));
    calls.add(call("five-2", five, new Liar(five).contributes(NONSENSE)));
    calls.add(call("five-2", five, liar(five, OutcomeTree.DIRECTION, 1, 7)));
    calls.add(call("five-2", five, liar(five, OutcomeTree.VELOCITY, 2, 15)));
    calls.add(call("five-2", five, liar(five, OutcomeTree.MODEL, 3, 7)));
    calls.add(call("ten-2", ten, liar(ten, OutcomeTree.SIMILARITIES, 1, 55 * WORD - 1)));
    calls.add(call("ten-2", ten, liar(ten, OutcomeTree.DIRECTION, 2, 7)));
    Liar padded = new Liar(ten).changes(OutcomeTree.MODEL, 3, 4, UnaryOperator.identity());
    calls.add(call("ten-2", ten, padded));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("refutations", calls);
    return Json.of(file) + "\n";
  }

  /** Wrong from a record on, by one bit. */
  private static Liar liar(RoundComputation honest, OutcomeTree tree, int from, int bit) {
    UnaryOperator<byte[]> flip =
        record -> {
          record[bit / 8] ^= (byte) (0x80 >> bit % 8);
          return record;
        };
    return new Liar(honest).changes(tree, from, honest.tree(tree).leaves(), flip);
  }

  private static Map<String, Object> call(String round, RoundComputation honest, Liar liar) {
    Step step = liar.heard(new Comparison(honest, liar.outcome()));
    Refutation refutation = ((Step.Refuted) step).refutation();
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("round", round);
    call.put("step", name(refutation));
    call.put("outcome", words(liar.outcome()));
    call.put("index", refutation.index());
    switch (refutation) {
      case Refutation.Norm norm -> {
        call.put("rank", norm.rank());
        leaves(
            call, List.of("before", "record", "chunk"), norm.before(), norm.record(), norm.chunk());
      }
      case Refutation.Similarity similarity -> {
        call.put("left", similarity.left());
        call.put("right", similarity.right());
        leaves(
            call,
            List.of("before", "record", "totals", "leftChunk", "rightChunk"),
            similarity.before(),
            similarity.record(),
            similarity.totals(),
            similarity.leftChunk(),
            similarity.rightChunk());
      }
      case Refutation.Choice choice ->
          leaves(call, List.of("totals", "similarities"), choice.totals(), choice.similarities());
      case Refutation.Direction direction -> {
        call.put("choice", choice(direction.selection()));
        call.put("updates", direction.updates());
        call.put("claimed", direction.claimed());
      }
      case Refutation.Velocity velocity ->
          leaves(
              call,
              List.of("last", "direction", "claimed"),
              velocity.last(),
              velocity.direction(),
              velocity.claimed());
      case Refutation.Model model ->
          leaves(
              call,
              List.of("base", "velocity", "claimed"),
              model.base(),
              model.velocity(),
              model.claimed());
      case Refutation.Padding padding -> {
        call.put("tree", padding.tree().ordinal());
        call.put("node", padding.node());
        call.put("siblings", padding.siblings());
      }
    }
    return call;
  }

  private static String name(Refutation refutation) {
    return refutation instanceof Refutation.Choice
        ? "Selection"
        : refutation.getClass().getSimpleName();
  }

  private static void leaves(Map<String, Object> call, List<String> names, Opening... openings) {
    for (int i = 0; i < openings.length; i++) {
      call.put(names.get(i), openings[i]);
    }
  }

  /** Selection.Choice. */
  private static Map<String, Object> choice(Selection selection) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("norms", selection.norms().values());
    choice.put("median", selection.norms().median());
    choice.put("kept", selection.kept());
    choice.put("neighbours", selection.neighbours());
    return choice;
  }

  private static List<Hash256> words(Outcome outcome) {
    byte[] included = ByteBuffer.allocate(32).putInt(28, outcome.included()).array();
    return List.of(
        Hash256.of(included),
        outcome.contributions(),
        outcome.norms(),
        outcome.selection(),
        outcome.similarities(),
        outcome.direction(),
        outcome.velocity(),
        outcome.model());
  }
}
