package io.cess4j.cli.demo.durability;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The miners that are there, by their numbers. */
final class Population {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final LocalNetwork network;
  private final Network chain;
  private final Map<Long, WorkerProcess> present = new TreeMap<>();

  Population(LocalNetwork network, Network chain) {
    this.network = network;
    this.chain = chain;
    network.workers(WorkerRole.STORAGE_MINER).forEach(this::enter);
  }

  private long enter(WorkerProcess process) {
    long miner = chain.miners().minersOf(network.operator(process).address(), 0).getFirst();
    present.put(miner, process);
    return miner;
  }

  /** Numbers of the miners that are neither dead nor leaving. */
  List<Long> miners() {
    return List.copyOf(present.keySet());
  }

  /** A new miner joins; gives its number. */
  long joins() {
    return enter(network.join());
  }

  /** SIGKILL, and its disks are wiped; nobody will ever hear of it again. */
  void dies(long miner) throws IOException {
    WorkerProcess process = take(miner);
    process.kill();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(process.data())) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** Says on chain that it leaves, and goes on serving until others have taken over. */
  Leaver leaves(long miner) {
    WorkerProcess process = take(miner);
    Account operator = network.operator(process);
    chain.miners().exit(chain.sender(operator), miner);
    BigInteger collateral = chain.miners().standing(miner).collateral();
    return new Leaver(miner, process, operator, collateral);
  }

  private WorkerProcess take(long miner) {
    WorkerProcess process = present.remove(miner);
    if (process == null) {
      throw new IllegalArgumentException("miner %d is not there".formatted(miner));
    }
    return process;
  }

  /**
   * A miner on its way out.
   *
   * @param collateral wei that it left behind
   */
  record Leaver(long miner, WorkerProcess process, Account operator, BigInteger collateral) {
    void stops() {
      process.stop(STOP_PATIENCE);
    }
  }
}
