package io.cess4j.cli.demo.consensus;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.contract.NodeState;
import io.cess4j.chain.event.ValidatorsElected;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.sdk.Cess;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Seven nodes elect each other for three eras; one validator dies and one seals two blocks of one
 * height, and both are replaced within the era.
 */
public final class ConsensusDemo implements Scenario {
  private static final int NODES = 7;
  private static final int ERAS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final long PAUSE_MILLIS = 500;

  @Override
  public String name() {
    return "consensus";
  }

  @Override
  public String about() {
    return "Seven nodes elect each other for three eras; one dies, one seals two blocks.";
  }

  @Override
  public Result run(Console console, NetworkFolder folder) throws Exception {
    Told told = new Told(console);
    NetworkPlan plan = new NetworkPlan(0, 0, 1).withConsensusNodes(NODES);
    try (LocalNetwork network = LocalNetwork.start(folder, plan, told::say);
        Cess cess = Cess.connect(network.rpc(), network.directory(), network.client())) {
      return play(network, cess, told);
    }
  }

  private Result play(LocalNetwork local, Cess cess, Told told) throws InterruptedException {
    Network network = cess.network();
    Elections elections = new Elections(network);
    told.say(
        "waiting for the first election: nodes stand from the era after their registration on");
    await("an election", () -> !elections.concluded().isEmpty());
    told.say("elected: nodes " + elections.concluded().getLast().nodes());

    Address dead = killOne(local, network, told);
    await("its seat to be drawn anew", () -> !sits(network, dead));
    told.say(
        "%s left its seat; validators: %s".formatted(dead, network.validatorSet().validators()));

    ConsensusNode falseOne = sealTwice(local, cess, told);
    await("its seat to be drawn anew", () -> !sits(network, falseOne.validator()));
    told.say("%s left its seat".formatted(falseOne.validator()));

    await("three elections", () -> elections.concluded().size() >= ERAS);
    await("rewards of a closed era", () -> elections.rewards().signum() > 0);
    ConsensusNode after = network.staking().node(falseOne.id());
    Map<String, Object> json = new LinkedHashMap<>();
    List<ValidatorsElected> concluded = elections.concluded();
    boolean slashed =
        after.state() == NodeState.EXPELLED && after.stake().compareTo(falseOne.stake()) < 0;
    boolean distinct =
        concluded.stream().allMatch(one -> new HashSet<>(one.nodes()).size() == one.nodes().size());
    boolean ok =
        concluded.size() >= ERAS && elections.replaced().size() >= 2 && slashed && distinct;
    json.put("ok", ok);
    json.put("engine", local.chain().engine());
    json.put("eras", concluded.size());
    json.put("elected", concluded.stream().map(ValidatorsElected::nodes).toList());
    json.put("replaced", elections.replaced().size());
    json.put("slashed", slashed ? 1 : 0);
    json.put("slashedWei", falseOne.stake().subtract(after.stake()).toString());
    json.put("rewardWei", elections.rewards().toString());
    json.put("beatsByValidators", beatsByValidators(network));
    json.put("vrfVerifyGas", elections.submissionGas());
    json.put("seconds", told.seconds());
    return new Result(
        ok,
        json,
        "%s: %d elections, %d seats drawn anew, the false validator lost %s wei, a candidate's proof costs %,d gas, in %.0f s"
            .formatted(
                ok ? "it holds" : "IT DOES NOT HOLD",
                concluded.size(),
                elections.replaced().size(),
                falseOne.stake().subtract(after.stake()),
                elections.submissionGas(),
                told.seconds()));
  }

  private static Address killOne(LocalNetwork local, Network network, Told told) {
    WorkerProcess victim = seated(local, network);
    Address validator = local.validator(victim).address();
    local.killWithItsNode(victim);
    told.say("killed %s with SIGKILL: it authors no block any more".formatted(victim.name()));
    return validator;
  }

  private static ConsensusNode sealTwice(LocalNetwork local, Cess cess, Told told) {
    Network network = cess.network();
    Account sealing = local.validator(seated(local, network));
    long id = network.staking().ofValidator(sealing.address()).orElseThrow();
    ConsensusNode before = network.staking().node(id);
    Equivocation evidence = Equivocation.of(sealing, network);
    cess.consensus()
        .proveEquivocation(
            evidence.first(), evidence.firstSeal(), evidence.second(), evidence.secondSeal());
    told.say("node %d sealed two blocks of one height and round; that is proven".formatted(id));
    return before;
  }

  /** A running node whose validator sits. */
  private static WorkerProcess seated(LocalNetwork local, Network network) {
    return local.workers(WorkerRole.CONSENSUS_NODE).stream()
        .filter(WorkerProcess::isAlive)
        .filter(node -> node.index() != 0) // on Besu everybody asks the first node
        .filter(node -> sits(network, local.validator(node).address()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no running node has a seat"));
  }

  private static boolean sits(Network network, Address validator) {
    return network.validatorSet().validators().contains(validator);
  }

  /** Whether the beat of now is a validator's to post. */
  private static boolean beatsByValidators(Network network) {
    Address member = network.beats().memberFor(network.beats().latest().number() + 1).account();
    return network.staking().ofAccount(member).isPresent();
  }

  private static void await(String what, BooleanSupplier happened) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "waited %d minutes for %s; the logs tell more".formatted(PATIENCE.toMinutes(), what));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
