package io.cess4j.cli.miner;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Constants;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the chain says of a miner. */
final class ChainPart {
  private static final int SECTOR_BYTES = 31;

  private final Network network;
  private final Miner miner;
  private final int days;

  ChainPart(Network network, Miner miner, int days) {
    this.network = network;
    this.miner = miner;
    this.days = days;
  }

  void tell(Map<String, Object> json, StringBuilder text) {
    Constants constants = network.parameters().constants();
    long declared = miner.declaredUnits() * constants.unitBytes();
    long used = miner.usedSectors() * SECTOR_BYTES;
    LiveDeals deals = LiveDeals.of(network, miner.id());
    String state = miner.state().name().toLowerCase(Locale.ROOT);
    BigInteger earned = network.deals().earned(miner.id());
    json.put("miner", miner.id());
    json.put("state", state);
    json.put("endpoint", miner.endpoint());
    json.put("declaredBytes", declared);
    json.put("usedBytes", used);
    json.put("collateral", miner.collateral().toString());
    json.put("deals", deals.count());
    json.put("untilDay", deals.untilDay());
    json.put("earned", earned.toString());
    text.append(
        """
        miner      %d at %s, %s
        space      %s used of %s declared
        deals      %s
        money      %s earned and not collected
        """
            .formatted(
                miner.id(),
                miner.endpoint(),
                miner.state() == MinerState.DRAINING ? "draining: " + deals.words() : state,
                Sizes.of(used),
                Sizes.of(declared),
                deals.count(),
                Amounts.cess(earned)));
    new StakePart(new ChainMiner(network, miner.id())).tell(json, text);
    days(json, text);
  }

  private void days(Map<String, Object> json, StringBuilder text) {
    long today = network.calendar().dayAt(network.clock().instant());
    long duty = network.deals().dutyFrom(miner.id());
    Table table = new Table("day", "outcome");
    List<Map<String, Object>> all = new ArrayList<>();
    for (long day = today; day >= 0 && day > today - days; day--) {
      String outcome = outcome(day, today, duty);
      table.row(day + (day == today ? " (today)" : ""), outcome);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("day", day);
      one.put("outcome", outcome);
      all.add(one);
    }
    json.put("today", today);
    json.put("days", all);
    boolean awaits = network.auditRounds().awaits(miner.id());
    json.put("awaits", awaits);
    text.append(
        "due        %s%n"
            .formatted(
                awaits
                    ? "a window is open in which it owes a proof, or may"
                    : "nothing now; which window is next, only its beat tells"));
    text.append(table).append(System.lineSeparator());
  }

  private String outcome(long day, long today, long duty) {
    DayOutcome outcome = network.auditRounds().outcome(miner.id(), day);
    if (outcome != DayOutcome.NONE) {
      return outcome.word();
    }
    return day == today && duty != 0 && day >= duty ? "open" : "nothing to prove";
  }
}
