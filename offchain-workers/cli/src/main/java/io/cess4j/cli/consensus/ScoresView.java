package io.cess4j.cli.consensus;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Candidates;
import io.cess4j.cli.output.Table;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who stood in the newest election, best first.
 *
 * @param era in which they stood
 * @param concluded whether the set was replaced, or kept, by it
 */
record ScoresView(long era, boolean concluded, List<Parts> candidates) {
  private static final long FULL = 1_000;

  /** A score and what it is made of; the VRF's part is what the others leave. */
  record Parts(long node, long score, long credit, long stake, long vrf) {
    static Parts of(Network network, long era, Candidates.Candidate candidate) {
      long credit = network.nodeCredit().scoreOf(candidate.node(), era);
      BigInteger full = network.staking().minimumStake().shiftLeft(2);
      long stake =
          network
              .staking()
              .node(candidate.node())
              .stake()
              .multiply(BigInteger.valueOf(FULL))
              .divide(full)
              .min(BigInteger.valueOf(FULL))
              .longValueExact();
      long vrf = (candidate.score() - 5 * credit - 3 * stake) / 2;
      return new Parts(candidate.node(), candidate.score(), credit, stake, vrf);
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("node", node);
      json.put("score", score);
      json.put("credit", credit);
      json.put("stake", stake);
      json.put("vrf", vrf);
      return json;
    }
  }

  static ScoresView of(Network network) {
    Candidates known = network.election().candidates();
    List<Parts> parts =
        known.standing().stream().map(one -> Parts.of(network, known.era(), one)).toList();
    return new ScoresView(known.era(), known.concluded(), parts);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("era", era);
    json.put("concluded", concluded);
    json.put("candidates", candidates.stream().map(Parts::json).toList());
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
}
