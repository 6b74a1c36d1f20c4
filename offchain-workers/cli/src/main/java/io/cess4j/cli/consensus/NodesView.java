package io.cess4j.cli.consensus;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All nodes as the chain knows them: stake, credit, whether they seal, what they authored. */
final class NodesView {
  /** Points a block (protocol.md section 7). */
  private static final int POINTS_A_BLOCK = 20;

  /** Nodes that one look shows. */
  private static final int MOST = 1_000;

  private record Row(ConsensusNode node, boolean seals, long credit, long faults, long points) {}

  private final List<Address> validators;
  private final List<Row> rows = new ArrayList<>();

  private NodesView(List<Address> validators) {
    this.validators = validators;
  }

  static NodesView of(Network network, long era) {
    NodesView view = new NodesView(network.validatorSet().validators());
    long count = Math.min(MOST, network.staking().count());
    for (long id = 1; id <= count; id++) {
      ConsensusNode node = network.staking().node(id);
      view.rows.add(
          new Row(
              node,
              view.validators.contains(node.validator()),
              network.nodeCredit().scoreOf(id, era),
              network.nodeCredit().faultsOf(id),
              network.eraRewards().pointsOf(era, node.validator())));
    }
    return view;
  }

  List<String> validators() {
    return validators.stream().map(Address::toString).toList();
  }

  List<Map<String, Object>> json() {
    return rows.stream().map(NodesView::json).toList();
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", row.node().id());
    json.put("state", row.node().state().name());
    json.put("account", row.node().account().toString());
    json.put("validator", row.node().validator().toString());
    json.put("stake", row.node().stake().toString());
    json.put("credit", row.credit());
    json.put("faults", row.faults());
    json.put("isValidator", row.seals());
    json.put("points", row.points());
    return json;
  }

  String text() {
    Table table =
        new Table("node", "state", "validator", "stake", "credit", "faults", "seals", "blocks");
    for (Row row : rows) {
      table.row(
          row.node().id(),
          row.node().state(),
          row.node().validator(),
          Amounts.cess(row.node().stake()),
          row.credit(),
          row.faults(),
          row.seals() ? "yes" : "no",
          row.points() / POINTS_A_BLOCK);
    }
    return table.toString();
  }
}
