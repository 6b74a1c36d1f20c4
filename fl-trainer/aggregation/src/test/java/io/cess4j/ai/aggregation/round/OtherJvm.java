package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Rule;
import io.cess4j.ai.aggregation.rule.RuleSettings;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Computes drawn rounds in a way of its own and says all hashes. Its main method is what another
 * process runs.
 */
final class OtherJvm {
  private static final int COMPONENTS = 64 * 40 + 7;
  private static final int[] SEATS = {0, 2, 3, 7, 8, 13, 19, 21, 30, 31};
  private static final int ATTACKERS = 3;
  private static final List<String> RULES =
      List.of(
          "mean",
          "median",
          "trimmed-mean",
          "multi-krum",
          "geometric-median",
          "centered-clipping",
          "bucketing+median",
          Rule.DEFAULT,
          Rule.GATED);

  private OtherJvm() {}

  /** Arguments: seed of the rounds, seed of the order, threads, chunks a block. */
  public static void main(String[] arguments) {
    hashes(
            Long.parseLong(arguments[0]),
            Long.parseLong(arguments[1]),
            new Schedule(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])))
        .forEach(System.out::println);
  }

  /** What another JVM says, line by line. */
  static List<String> elsewhere(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // Another compiler too, and another collector: neither may change a bit.
    command.addAll(List.of("-Xint", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), OtherJvm.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines;
    try (var reader = process.inputReader()) {
      lines = reader.lines().toList();
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the other JVM ended with " + process.exitValue());
    }
    return lines;
  }

  static List<String> hashes(long seed, long order, Schedule schedule) {
    Drawn drawn = new Drawn(seed, COMPONENTS);
    Random shuffle = new Random(order);
    List<String> lines = new ArrayList<>();
    for (boolean gate : new boolean[] {false, true}) {
      ModelState state = drawn.initial();
      for (int number = 0; number < 3; number++) {
        List<SeatUpdate> updates = new ArrayList<>(drawn.updates(ATTACKERS, SEATS));
        Collections.shuffle(updates, shuffle);
        RuleParameters parameters = new RuleParameters(ATTACKERS, gate, 58_982, 65_536);
        RoundComputation computed =
            RoundComputation.of(new Round(parameters, state, updates), schedule);
        lines.add("round %d gate %s: %s".formatted(number, gate, computed.outcome().id()));
        for (OutcomeTree tree : OutcomeTree.values()) {
          lines.add(tree + " " + computed.tree(tree).root());
        }
        state = computed.state();
        lines.addAll(named(computed.round(), state, schedule));
      }
    }
    return lines;
  }

  /** Every rule by its name, on the updates of a round. */
  private static List<String> named(Round round, ModelState state, Schedule schedule) {
    List<FixedVector> updates = round.updates().stream().map(SeatUpdate::update).toList();
    List<String> lines = new ArrayList<>();
    for (String name : RULES) {
      FixedVector direction =
          Rule.named(name, RuleSettings.of(ATTACKERS))
              .aggregate(updates, state.direction(), Hash256.fromHex("5e".repeat(32)));
      HashTree tree =
          VectorTrees.of(FixedVector.of(VectorKind.DIRECTION, direction.toInts()), schedule);
      lines.add(name + " " + tree.root());
    }
    return lines;
  }
}
