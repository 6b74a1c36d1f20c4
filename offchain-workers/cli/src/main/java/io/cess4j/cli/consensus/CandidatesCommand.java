package io.cess4j.cli.consensus;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Candidates;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess consensus candidates}. */
@Command(
    name = "candidates",
    description = {
      "Who stood in the newest election, best first, with the three parts of each score.",
      "Score = 5 credit + 3 stake + 2 VRF, each 0 to 1000; sixteen are kept: the seats and reserves."
    })
final class CandidatesCommand extends CessCommand {
  private static final long FULL = 1_000;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /** A score and what it is made of; the VRF's part is what the others leave. */
  private record Parts(long node, long score, long credit, long stake, long vrf) {
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

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Candidates known = cess.network().election().candidates();
      List<Parts> all = new ArrayList<>();
      known.standing().forEach(one -> all.add(Parts.of(cess.network(), known.era(), one)));
      Table table = new Table("node", "score", "credit", "stake", "VRF");
      all.forEach(one -> table.row(one.node(), one.score(), one.credit(), one.stake(), one.vrf()));
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("era", known.era());
      json.put("concluded", known.concluded());
      json.put("candidates", all.stream().map(Parts::json).toList());
      console.result(
          json,
          all.isEmpty()
              ? "nobody has stood in an election yet"
              : "era %d, %s%n%s"
                  .formatted(
                      known.era(), known.concluded() ? "concluded" : "not concluded", table));
      return true;
    }
  }
}
