package io.cess4j.consensus;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.header.AuthoredHeader;
import io.cess4j.cli.demo.consensus.Elections;
import io.cess4j.cli.demo.consensus.Equivocation;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.devnet.process.NodeRequests;
import io.cess4j.scenario.Eventually;
import io.cess4j.sdk.Cess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Besu nodes with a worker beside each, and who of them seals the blocks. */
final class ValidatorNetwork implements AutoCloseable {
  /** Nodes elect each other every minute; a loaded machine misses an era now and then. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final NetworkFolder folder;
  private final NetworkPlan plan;
  private LocalNetwork processes;
  private Cess cess;

  private ValidatorNetwork(NetworkFolder folder, NetworkPlan plan) {
    this.folder = folder;
    this.plan = plan;
    this.processes = run();
    this.cess = connect();
  }

  static ValidatorNetwork start(Path home, int nodes) {
    return new ValidatorNetwork(
        new NetworkFolder(home), new NetworkPlan(0, 0, 1).withConsensusNodes(nodes));
  }

  private LocalNetwork run() {
    return LocalNetwork.start(
        folder, plan, Engine.BESU, role -> Launch.USUAL, line -> System.out.println("  " + line));
  }

  private Cess connect() {
    return Cess.connect(processes.rpc(), processes.directory(), processes.client());
  }

  /** Stops every Besu and every worker, and starts all of them again from the same folder. */
  void restart() {
    close();
    processes = run();
    cess = connect();
  }

  Network chain() {
    return cess.network();
  }

  Elections elections() {
    return new Elections(chain());
  }

  long head() {
    return chain().connection().latestBlock().number();
  }

  /** As the contract names them. */
  List<Address> seats() {
    return chain().validatorSet().validators();
  }

  /** Who QBFT itself says that may seal a block. */
  List<Address> sealersOf(long block) {
    JsonNode answer =
        new NodeRequests("besu-1", processes.rpc())
            .request("qbft_getValidatorsByBlockNumber", "[\"0x%x\"]".formatted(block));
    List<Address> sealers = new ArrayList<>();
    answer.forEach(one -> sealers.add(Address.of(one.asString())));
    return sealers.stream().sorted().toList();
  }

  /** Who proposed these blocks, one by one. */
  List<Address> producersOf(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(number -> chain().connection().header(number).orElseThrow())
        .map(AuthoredHeader::author)
        .toList();
  }

  /** Nodes that have a seat and run; never the first, which answers all requests. */
  WorkerProcess seatedNode() {
    return processes.workers(WorkerRole.CONSENSUS_NODE).stream()
        .filter(node -> node.index() != 0 && node.isAlive())
        .filter(node -> seats().contains(validatorOf(node)))
        .findFirst()
        .orElseThrow();
  }

  Address validatorOf(WorkerProcess node) {
    return processes.validator(node).address();
  }

  /** What the staking contract knows of it. */
  ConsensusNode nodeOf(Address validator) {
    return chain().staking().node(chain().staking().ofValidator(validator).orElseThrow());
  }

  /** SIGKILL for its Besu and its worker. */
  void kill(WorkerProcess node) {
    processes.killWithItsNode(node);
  }

  /** Its key seals a second block beside one of the chain; an account of no node proves it. */
  void sealsTwice(WorkerProcess node) {
    Equivocation evidence = Equivocation.of(processes.validator(node), chain());
    cess.consensus()
        .proveEquivocation(
            evidence.first(), evidence.firstSeal(), evidence.second(), evidence.secondSeal());
  }

  /** Waits until the chain has a block of this number. */
  void awaitBlock(long number) {
    await("block " + number, () -> head() >= number);
  }

  void await(String what, BooleanSupplier happened) {
    Eventually.within(PATIENCE, what, happened);
  }

  @Override
  public void close() {
    cess.close();
    processes.close();
  }
}
