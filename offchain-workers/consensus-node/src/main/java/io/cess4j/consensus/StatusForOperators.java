package io.cess4j.consensus;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.runtime.management.ManagementRoute;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /status} on the management port: the node as the chain knows it now. */
final class StatusForOperators implements ManagementRoute {
  private final JsonMapper json = JsonMapper.builder().build();
  private final Network network;
  private final NodeLife life;

  StatusForOperators(Network network, NodeLife life) {
    this.network = network;
    this.life = life;
  }

  @Override
  public String path() {
    return "/status";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Answer answer(Map<String, String> query) {
    Map<String, Object> fields = new LinkedHashMap<>();
    life.node().ifPresent(registered -> fields.putAll(fields(registered.id())));
    life.trouble().ifPresent(trouble -> fields.put("trouble", trouble));
    return new Answer(200, json.writeValueAsString(fields));
  }

  private Map<String, Object> fields(long id) {
    ConsensusNode node = network.staking().node(id);
    long era = network.calendar().eraAt(network.clock().instant());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("node", id);
    fields.put("state", node.state().name());
    fields.put("account", node.account().toString());
    fields.put("validator", node.validator().toString());
    fields.put("stake", node.stake().toString());
    fields.put("era", era);
    fields.put("credit", network.nodeCredit().scoreOf(id, era));
    fields.put("isValidator", network.validatorSet().validators().contains(node.validator()));
    fields.put("points", network.eraRewards().pointsOf(era, node.validator()));
    return fields;
  }
}
