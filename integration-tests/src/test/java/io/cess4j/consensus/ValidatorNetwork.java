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
import io.cess4j.scenario.Programs;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/** Consensus nodes with a worker each, and who of them seals the blocks. */
final class ValidatorNetwork implements AutoCloseable {
  /** Nodes elect each other every minute; a loaded machine misses an era now and then. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final NetworkFolder folder;
  private final NetworkPlan plan;
  private final Engine engine;
  private LocalNetwork processes;
  private Cess cess;

  private ValidatorNetwork(NetworkFolder folder, NetworkPlan plan, Engine engine) {
    this.folder = folder;
    this.plan = plan;
    this.engine = engine;
    this.processes = run();
    this.cess = connect();
  }

  static ValidatorNetwork start(Path home, int nodes, Engine engine) {
    return new ValidatorNetwork(
        new NetworkFolder(home), new NetworkPlan(0, 0, 1).withConsensusNodes(nodes), engine);
  }

  private LocalNetwork run() {
    return LocalNetwork.start(
        folder, plan, engine, role -> Launch.USUAL, line -> System.out.println("  " + line));
  }

  private Cess connect() {
    return Cess.connect(processes.rpc(), processes.directory(), processes.client());
  }

  /** Stops the chain and every worker, and starts all of them again from the same folder. */
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

  /** Waits for an election to be concluded from now on: nearly an era is left then. */
  void awaitAnotherElection() {
    int known = elections().concluded().size();
    await("another election", () -> elections().concluded().size() > known);
  }

  /** Times that a node stood in an era's election. */
  long candidatures(long node, long era) {
    return elections().scored().stream()
        .filter(candidate -> candidate.node() == node && candidate.era() == era)
        .count();
  }

  /** wei of the account that types commands, in the vault. */
  BigInteger vault() {
    return cess.balances().vault();
  }

  long head() {
    return chain().connection().latestBlock().number();
  }

  /** As the contract names them. */
  List<Address> seats() {
    return chain().validatorSet().validators();
  }

  /** Who QBFT itself says that may seal a block: Besu answers with those who come after a block. */
  List<Address> sealersOf(long block) {
    JsonNode answer =
        new NodeRequests("besu-1", processes.rpc())
            .request("qbft_getValidatorsByBlockNumber", "[\"0x%x\"]".formatted(block - 1));
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

  /**
   * Moves chain time to where an era's election is about to begin, where the engine can do that.
   */
  void hurryToTheElectionOf(long era) {
    Instant opens = chain().election().opensAt(era);
    if (chain().connection().latestBlock().timestamp().isBefore(opens)) {
      processes.chain().time().ifPresent(time -> time.advanceTo(opens));
    }
  }

  long era() {
    return chain().calendar().eraAt(chain().connection().latestBlock().timestamp());
  }

  /** {@code cess consensus ... --json}, as somebody types it whose node this is not. */
  JsonNode types(String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("consensus"));
    arguments.addAll(List.of(words));
    arguments.addAll(
        List.of(
            "--json",
            "--rpc",
            processes.rpc().toString(),
            "--directory",
            processes.directory().hex(),
            "--keystore",
            folder.keystore("client").toString(),
            "--password-file",
            folder.password().toString()));
    return Programs.json(List.of(), Map.of(), arguments.toArray(String[]::new));
  }

  /** Nodes that have a seat and run; never the first, which answers all requests. */
  WorkerProcess seatedNode() {
    return processes.workers(WorkerRole.CONSENSUS_NODE).stream()
        .filter(node -> node.index() != 0 && node.isAlive())
        .filter(node -> seats().contains(validatorOf(node)))
        .findFirst()
        .orElseThrow();
  }

  /** Whom the first TEE worker is told to work for. */
  Address accountOfTheFirstNode() {
    return processes
        .consensusNode(processes.workers(WorkerRole.CONSENSUS_NODE).getFirst())
        .address();
  }

  Address validatorOf(WorkerProcess node) {
    return processes.validator(node).address();
  }

  /** What the staking contract knows of it. */
  ConsensusNode nodeOf(Address validator) {
    return chain().staking().node(chain().staking().ofValidator(validator).orElseThrow());
  }

  /** SIGKILL for its worker and, on Besu, for its node. */
  void kill(WorkerProcess node) {
    processes.killWithItsNode(node);
  }

  /** Its worker again, with its data. */
  void restart(WorkerProcess node) {
    processes.restart(node);
  }

  /** Two blocks of one height and round that its key sealed; on Besu one of them is the chain's. */
  Equivocation blocksSealedTwiceBy(WorkerProcess node) {
    return Equivocation.of(processes.validator(node), chain());
  }

  /** An account of no node proves it. */
  void proves(Equivocation evidence) {
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
