package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.Json;
import io.cess4j.ai.aggregation.vector.Chunks;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes ai/rounds.json, by which the contracts of contracts/src/ai and this module check each
 * other. Everything follows from fixed seeds; run {@link #main} with the file's path after a change
 * of the rule.
 *
 * <p>{@code .rounds[i]} has, with bytes as 0x-hex and words as 0x-hex or decimal text:
 *
 * <ul>
 *   <li>{@code name}; {@code components} (P), {@code chunks} (C), {@code depth} (d)
 *   <li>{@code f}, {@code gate} (true or false), {@code momentum}, {@code rate}
 *   <li>{@code seats}: seat of each rank; {@code included}: their bitmap
 *   <li>{@code base}, {@code lastDirection}, {@code lastVelocity}, {@code updates} (an array, by
 *       rank): all chunks of a vector joined, 256 C bytes; {@code baseRoot}, {@code
 *       lastDirectionRoot}, {@code lastVelocityRoot}, {@code updateRoots}: their roots
 *   <li>{@code normRecords}, {@code similarityRecords}: arrays of C records, 32 bytes a word
 *   <li>{@code norms} (N_i), {@code median} (M), {@code kept}, {@code neighbours}: the selection;
 *       {@code selectionEncoded}: what its hash is of
 *   <li>{@code direction}, {@code velocity}, {@code model}: vectors after the round
 *   <li>the words of the outcome in their order: {@code included}, {@code contributions}, {@code
 *       normsRoot}, {@code selection}, {@code similaritiesRoot}, {@code directionRoot}, {@code
 *       velocityRoot}, {@code modelRoot}; {@code outcome}: its id
 * </ul>
 */
public final class RoundVectors {
  private static final Schedule SCHEDULE = Schedule.threads(1);

  private RoundVectors() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), text());
  }

  static String text() {
    return rounds().entrySet().stream()
        .map(named -> Json.of(fields(named.getKey(), named.getValue())))
        .collect(Collectors.joining(",\n", "{\"rounds\": [\n", "\n]}\n"));
  }

  /** All of them, by their names. */
  public static Map<String, RoundComputation> rounds() {
    Map<String, RoundComputation> rounds = new LinkedHashMap<>();
    List<int[]> seats = List.of(new int[] {0, 1, 3, 4, 7}, new int[] {0, 1, 2, 3, 7});
    play(rounds, "five", new RuleParameters(1, true, 58_982, 65_536), new Drawn(5, 200), 1, seats);
    int[] ten = IntStream.range(1, 11).toArray();
    int[] spread = {0, 2, 3, 5, 8, 13, 21, 29, 30, 31};
    RuleParameters gated = new RuleParameters(3, true, 52_429, 131_072);
    play(rounds, "ten", gated, new Drawn(10, 150), 3, List.of(ten, spread, ten));
    RuleParameters open = new RuleParameters(3, false, 0, 32_768);
    play(rounds, "open", open, new Drawn(11, 150), 3, List.of(spread));
    edges(rounds);
    return rounds;
  }

  private static void play(
      Map<String, RoundComputation> rounds,
      String name,
      RuleParameters parameters,
      Drawn drawn,
      int attackers,
      List<int[]> seats) {
    ModelState state = drawn.initial();
    for (int i = 0; i < seats.size(); i++) {
      Round round = new Round(parameters, state, drawn.updates(attackers, seats.get(i)));
      RoundComputation computed = RoundComputation.of(round, SCHEDULE);
      rounds.put(name + "-" + (i + 1), computed);
      state = computed.state();
    }
  }

  /** Single component and update; equal updates; everything at its bounds. */
  private static void edges(Map<String, RoundComputation> rounds) {
    Drawn one = new Drawn(1, 1);
    Round single =
        new Round(new RuleParameters(0, true, 0, 65_536), one.initial(), one.updates(0, 31));
    rounds.put("single", RoundComputation.of(single, SCHEDULE));

    Drawn drawn = new Drawn(2, 65);
    FixedVector same = drawn.wild();
    List<SeatUpdate> equal = new ArrayList<>();
    List<SeatUpdate> extreme = new ArrayList<>();
    int[] high = new int[64];
    int[] low = new int[64];
    for (int j = 0; j < 64; j++) {
      high[j] = VectorKind.UPDATE.bound();
      low[j] = j % 2 == 0 ? -VectorKind.UPDATE.bound() : VectorKind.UPDATE.bound();
    }
    for (int seat = 0; seat < 3; seat++) {
      equal.add(new SeatUpdate(seat, same));
      extreme.add(new SeatUpdate(seat, FixedVector.of(VectorKind.UPDATE, seat == 1 ? low : high)));
    }
    RuleParameters most = new RuleParameters(1, true, 65_535, 1 << 20);
    rounds.put("equal", RoundComputation.of(new Round(most, drawn.advanced(), equal), SCHEDULE));
    ModelState bounds =
        new ModelState(
            filled(VectorKind.MODEL, 64),
            filled(VectorKind.DIRECTION, 64),
            filled(VectorKind.VELOCITY, 64));
    rounds.put("bounds", RoundComputation.of(new Round(most, bounds, extreme), SCHEDULE));
  }

  private static FixedVector filled(VectorKind kind, int components) {
    int[] values = new int[components];
    Arrays.fill(values, kind.bound());
    return FixedVector.of(kind, values);
  }

  private static Map<String, Object> fields(String name, RoundComputation computed) {
    Round round = computed.round();
    RuleParameters parameters = round.parameters();
    Selection selection = computed.selection();
    Outcome outcome = computed.outcome();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("components", round.state().model().length());
    fields.put("chunks", round.state().model().chunks());
    fields.put("depth", computed.tree(OutcomeTree.MODEL).depth());
    fields.put("f", parameters.f());
    fields.put("gate", parameters.gate());
    fields.put("momentum", parameters.momentum());
    fields.put("rate", parameters.rate());
    fields.put("seats", round.updates().stream().map(SeatUpdate::seat).toList());
    vector(fields, "base", round.state().model());
    vector(fields, "lastDirection", round.state().direction());
    vector(fields, "lastVelocity", round.state().velocity());
    List<FixedVector> updates = round.updates().stream().map(SeatUpdate::update).toList();
    fields.put("updates", updates.stream().map(RoundVectors::bytes).toList());
    fields.put("updateRoots", updates.stream().map(RoundVectors::root).toList());
    fields.put("normRecords", records(computed, OutcomeTree.NORMS));
    fields.put("similarityRecords", records(computed, OutcomeTree.SIMILARITIES));
    fields.put("norms", selection.norms().values().stream().map(norm -> norm.toString()).toList());
    fields.put("median", Long.toString(selection.norms().median()));
    fields.put("kept", selection.kept());
    fields.put("neighbours", selection.neighbours());
    fields.put("selectionEncoded", selection.encoded());
    vector(fields, "direction", computed.state().direction());
    vector(fields, "velocity", computed.state().velocity());
    vector(fields, "model", computed.state().model());
    fields.put("included", Integer.toUnsignedString(outcome.included()));
    fields.put("contributions", outcome.contributions());
    fields.put("normsRoot", outcome.norms());
    fields.put("selection", outcome.selection());
    fields.put("similaritiesRoot", outcome.similarities());
    fields.put("outcome", outcome.id());
    return fields;
  }

  private static List<byte[]> records(RoundComputation computed, OutcomeTree tree) {
    return IntStream.range(0, computed.tree(tree).leaves())
        .mapToObj(i -> computed.record(tree, i))
        .toList();
  }

  private static void vector(Map<String, Object> fields, String name, FixedVector vector) {
    fields.put(name, bytes(vector));
    fields.put(name + "Root", root(vector));
  }

  private static Hash256 root(FixedVector vector) {
    return VectorTrees.of(vector, SCHEDULE).root();
  }

  /** All chunks, joined. */
  private static byte[] bytes(FixedVector vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.chunks() * Chunks.BYTES);
    for (int chunk = 0; chunk < vector.chunks(); chunk++) {
      bytes.put(vector.chunk(chunk));
    }
    return bytes.array();
  }
}
