package io.cess4j.cli.files;

import io.cess4j.chain.contract.DealCondition;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.storage.FileStat;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How safe a file is, in words and in JSON. */
final class Conditions {
  private Conditions() {}

  /** {@code active}, {@code recovery} or {@code lost}. */
  static String word(DealCondition.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** A line for each deal; nothing to add to {@code active}. */
  static String words(FileStat stat) {
    List<String> lines = new ArrayList<>();
    for (FileStat.Part part : stat.deals()) {
      lines.add("deal %d is %s%s".formatted(part.deal(), word(part.condition()), detail(part)));
    }
    return String.join(System.lineSeparator() + "         ", lines);
  }

  private static String detail(FileStat.Part part) {
    if (part.loss().isPresent()) {
      FileStat.Loss loss = part.loss().get();
      return " since day %d: %s refunded, %s compensation, both in the owner's vault balance"
          .formatted(loss.day(), Amounts.cess(loss.refund()), Amounts.cess(loss.compensation()));
    }
    List<Integer> lost =
        part.placements().stream()
            .filter(FileStat.Placement::isLost)
            .map(FileStat.Placement::slot)
            .toList();
    return switch (part.condition()) {
      case ACTIVE -> "";
      case RECOVERY ->
          ": slots %s of %d are lost, %d of those left restore it"
              .formatted(lost, part.n(), part.k());
      case LOST ->
          ": slots %s of %d are lost and %d are needed; its refund comes when it is ended, which anyone may do"
              .formatted(lost, part.n(), part.k());
    };
  }

  /** Of a slot: empty for a sound one. */
  static String repair(FileStat.Placement placement) {
    String lost = placement.isLost() ? "lost" : "";
    String repair = placement.repair().map(Conditions::words).orElse("");
    return lost.isEmpty() || repair.isEmpty() ? lost + repair : lost + ", " + repair;
  }

  private static String words(RepairSlot repair) {
    String cause = repair.cause().name().toLowerCase(Locale.ROOT);
    return repair.state() == SlotState.OPEN
        ? "repair open (%s), waits for its draw".formatted(cause)
        : "repair by miner %d until %s (%s)"
            .formatted(repair.miner(), Dates.of(repair.deadline()), cause);
  }

  static Map<String, Object> json(RepairSlot repair) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", repair.state().name().toLowerCase(Locale.ROOT));
    json.put("cause", repair.cause().name().toLowerCase(Locale.ROOT));
    json.put("miner", repair.miner());
    json.put("loser", repair.loser());
    if (repair.state() == SlotState.DRAWN) {
      json.put("deadline", repair.deadline().toString());
    }
    json.put("bounty", repair.bounty().toString());
    return json;
  }

  static Map<String, Object> json(FileStat.Loss loss) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("day", loss.day());
    json.put("refund", loss.refund().toString());
    json.put("compensation", loss.compensation().toString());
    return json;
  }

  /** What a lost file brought back so far. */
  static BigInteger refunded(FileStat stat) {
    return stat.deals().stream()
        .flatMap(part -> part.loss().stream())
        .map(loss -> loss.refund().add(loss.compensation()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
