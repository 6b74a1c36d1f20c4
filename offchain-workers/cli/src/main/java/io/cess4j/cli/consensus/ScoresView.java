package io.cess4j.cli.consensus;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Candidates;
import io.cess4j.chain.event.CandidateScored;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who stood in the newest election, best first, with scores as they were then: stakes and credit
 * change afterwards, so that only the events tell.
 *
 * @param era in which they stood
 * @param concluded whether the set was replaced, or kept, by it
 */
record ScoresView(long era, boolean concluded, List<CandidateScored> candidates) {
  static ScoresView of(Network network) {
    Candidates known = network.election().candidates();
    List<CandidateScored> scored = scored(network, known.era());
    List<CandidateScored> standing =
        known.standing().stream()
            .flatMap(
                one ->
                    scored.stream()
                        .filter(event -> event.node() == one.node())
                        .limit(1)) // proven twice, shown once
            .toList();
    return new ScoresView(known.era(), known.concluded(), standing);
  }

  private static List<CandidateScored> scored(Network network, long era) {
    long head = network.connection().latestBlock().number();
    Optional<Bytes32> ofEra = Optional.of(Bytes32.of("0x%064x".formatted(era)));
    LogFilter filter =
        new LogFilter(
            Set.of(network.election().address()), 0, head, List.of(Optional.empty(), ofEra));
    return network.connection().logs(filter).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(CandidateScored.class::isInstance)
        .map(CandidateScored.class::cast)
        .toList();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("era", era);
    json.put("concluded", concluded);
    json.put("candidates", candidates.stream().map(ScoresView::json).toList());
    return json;
  }

  String text() {
    if (candidates.isEmpty()) {
      return "nobody has stood in an election yet";
    }
    Table table = new Table("node", "score", "credit", "stake", "VRF");
    candidates.forEach(
        one -> table.row(one.node(), one.score(), one.credit(), one.stake(), one.vrf()));
    return "election of era %d, %s%n%s"
        .formatted(era, concluded ? "concluded" : "not concluded", table);
  }

  private static Map<String, Object> json(CandidateScored candidate) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", candidate.node());
    json.put("score", candidate.score());
    json.put("credit", candidate.credit());
    json.put("stake", candidate.stake());
    json.put("vrf", candidate.vrf());
    return json;
  }
}
