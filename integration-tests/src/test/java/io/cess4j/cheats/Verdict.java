package io.cess4j.cheats;

import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.event.DaySettled;
import io.cess4j.chain.event.ProofRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of a cheat, at every place that tells it.
 *
 * @param day on which it was called what it is; empty where it never was
 * @param onChain the contract's view of that day, once settled
 * @param refused the event of its answer
 * @param settled the event of {@code poke}
 * @param status the miner's own word for that day
 */
record Verdict(
    Cheat cheat,
    long miner,
    Optional<Long> day,
    DayOutcome onChain,
    Optional<ProofRefused> refused,
    Optional<DaySettled> settled,
    Optional<String> status) {

  /** Whether all places agree with what is expected. */
  boolean ok() {
    DayOutcome expected = cheat.expected();
    boolean answerTold =
        !cheat.answers() || refused.filter(event -> event.outcome() == expected).isPresent();
    // A miner without live data is not on duty: its days are not settled.
    boolean dayTold =
        cheat == Cheat.BEREFT || settled.filter(event -> event.outcome() == expected).isPresent();
    return day.isPresent()
        && onChain == expected
        && answerTold
        && dayTold
        && status.equals(Optional.of(expected.word()));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("miner", miner);
    json.put("expected", cheat.expected().word());
    day.ifPresent(number -> json.put("day", number));
    json.put("onChain", onChain.word());
    refused.ifPresent(
        event ->
            json.put("refusedAs", event.outcome().word() + ": " + event.reason().getMessage()));
    settled.ifPresent(event -> json.put("settledAs", event.outcome().word()));
    status.ifPresent(word -> json.put("minerStatus", word));
    json.put("ok", ok());
    return json;
  }
}
