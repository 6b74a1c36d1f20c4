package io.cess4j.devnet.network;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.NetworkProfile;
import io.cess4j.devnet.anvil.AuthorRotation;
import io.cess4j.devnet.besu.BesuDevnet;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chain and its workers, each a process of its own that ends when this one does. A network that
 * was stopped goes on where it was: same chain, same ports, same files.
 */
public final class LocalNetwork implements AutoCloseable {
  /** Eleven JVMs on two cores take their time. */
  private static final Duration START_PATIENCE = Duration.ofMinutes(6);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  /** CESS that consensus nodes stake: once to four times the least of a devnet. */
  private static final List<Integer> STAKES = List.of(12_000, 9_000, 6_000, 3_000);

  private final NetworkFolder folder;
  private final NetworkPlan plan;
  private final FundedAccounts accounts;
  private final LocalChain engine;
  private volatile Devnet chain;
  private final Deployment deployment;
  private final Ports ports;
  private final List<WorkerProcess> workers = new CopyOnWriteArrayList<>();
  private @Nullable AuthorRotation rotation;

  private LocalNetwork(
      NetworkFolder folder,
      NetworkPlan plan,
      FundedAccounts accounts,
      LocalChain engine,
      Devnet chain,
      Deployment deployment,
      Ports ports) {
    this.folder = folder;
    this.plan = plan;
    this.accounts = accounts;
    this.engine = engine;
    this.chain = chain;
    this.deployment = deployment;
    this.ports = ports;
  }

  /**
   * Starts a network and waits until every worker is ready.
   *
   * @param says gets a line for each step
   * @throws DevnetException where a process does not start; what was started is stopped again
   */
  public static LocalNetwork start(NetworkFolder folder, NetworkPlan plan, Consumer<String> says) {
    return start(folder, plan, role -> Launch.USUAL, says);
  }

  /**
   * As {@link #start(NetworkFolder, NetworkPlan, Consumer)}.
   *
   * @param launches how the workers of a role are started
   */
  public static LocalNetwork start(
      NetworkFolder folder,
      NetworkPlan plan,
      Function<WorkerRole, Launch> launches,
      Consumer<String> says) {
    return start(folder, plan, Engine.wanted(), launches, says);
  }

  /**
   * As {@link #start(NetworkFolder, NetworkPlan, Function, Consumer)}.
   *
   * @param wanted engine of the chain, whatever the system property says
   */
  public static LocalNetwork start(
      NetworkFolder folder,
      NetworkPlan plan,
      Engine wanted,
      Function<WorkerRole, Launch> launches,
      Consumer<String> says) {
    folder.create(new SecureRandom());
    FundedAccounts accounts = FundedAccounts.usual();
    LocalChain engine = LocalChain.of(folder, wanted, plan.consensusNodes());
    Ports ports = Ports.of(folder.ports(), names(engine, plan));
    says.accept("chain: " + engine.choice().reason() + "; Osaka rules");
    Devnet chain = engine.start(accounts, ports, says);
    try {
      says.accept("contracts and accounts");
      Deployment deployment =
          new Foundation(folder, plan, accounts).lay(chain, NetworkProfile.load("devnet"));
      LocalNetwork network =
          new LocalNetwork(folder, plan, accounts, engine, chain, deployment, ports);
      network.startWorkers(launches, says);
      return network;
    } catch (RuntimeException e) {
      chain.close();
      throw e;
    }
  }

  private static List<String> names(LocalChain engine, NetworkPlan plan) {
    List<String> names = new ArrayList<>(engine.ports());
    for (int i = 0; i < plan.startedGateways(); i++) {
      names.add(WorkerProcess.name(WorkerRole.GATEWAY, i));
    }
    for (int i = 0; i < plan.teeWorkers(); i++) {
      names.add(WorkerProcess.name(WorkerRole.TEE_WORKER, i));
    }
    for (int i = 0; i < plan.operators(); i++) {
      names.add(WorkerProcess.name(WorkerRole.STORAGE_MINER, i));
    }
    for (int i = 0; i < plan.keepers(); i++) {
      names.add(WorkerProcess.name(WorkerRole.KEEPER, i));
    }
    for (int i = 0; i < plan.consensusNodes(); i++) {
      names.add(WorkerProcess.name(WorkerRole.CONSENSUS_NODE, i));
    }
    for (int i = 0; i < plan.rightsIndexes(); i++) {
      names.add(WorkerProcess.name(WorkerRole.RIGHTS_INDEX, i));
    }
    return names;
  }

  private void startWorkers(Function<WorkerRole, Launch> launches, Consumer<String> says) {
    says.accept(
        "workers: %d TEE workers, %d storage miners, gateways: %d, keepers: %d, consensus nodes: %d, rights indexes: %d (a JVM each)"
            .formatted(
                plan.teeWorkers(),
                plan.miners(),
                plan.startedGateways(),
                plan.keepers(),
                plan.consensusNodes(),
                plan.rightsIndexes()));
    try {
      for (int i = 0; i < plan.teeWorkers(); i++) {
        start(WorkerRole.TEE_WORKER, i, launches.apply(WorkerRole.TEE_WORKER));
      }
      for (int i = 0; i < plan.miners(); i++) {
        start(WorkerRole.STORAGE_MINER, i, launches.apply(WorkerRole.STORAGE_MINER));
      }
      for (int i = 0; i < plan.startedGateways(); i++) {
        start(WorkerRole.GATEWAY, i, launches.apply(WorkerRole.GATEWAY));
      }
      for (int i = 0; i < plan.keepers(); i++) {
        start(WorkerRole.KEEPER, i, launches.apply(WorkerRole.KEEPER));
      }
      for (int i = 0; i < plan.consensusNodes(); i++) {
        start(WorkerRole.CONSENSUS_NODE, i, launches.apply(WorkerRole.CONSENSUS_NODE));
      }
      for (int i = 0; i < plan.rightsIndexes(); i++) {
        start(WorkerRole.RIGHTS_INDEX, i, launches.apply(WorkerRole.RIGHTS_INDEX));
      }
      rotation = rotation();
      awaitReady(workers, says);
    } catch (RuntimeException e) {
      stopWorkers();
      throw e;
    }
  }

  private WorkerProcess start(WorkerRole role, int index, Launch launch) {
    String name = WorkerProcess.name(role, index);
    List<String> arguments = new ArrayList<>();
    arguments.add("--data=" + folder.worker(name));
    arguments.add("--password=file:" + folder.password());
    if (role != WorkerRole.RIGHTS_INDEX) { // it has no account
      arguments.add("--account=" + folder.keystore(name));
    }
    arguments.add("--rpc=" + chain.rpc());
    arguments.add("--directory=" + deployment.directory().hex());
    arguments.add("--listen.port=" + ports.of(name));
    if (role == WorkerRole.TEE_WORKER) {
      arguments.add("--authority=" + folder.keystore("authority"));
      arguments.add("--group=" + index);
      if (plan.consensusNodes() > 0) {
        int node = index % plan.consensusNodes();
        arguments.add("--node=" + accounts.consensusNode(node).address());
      }
    }
    if (role == WorkerRole.GATEWAY) {
      arguments.add("--settle-every=20s"); // a devnet's day
    }
    if (role == WorkerRole.RIGHTS_INDEX) {
      arguments.add("--poll=300ms"); // devnet blocks come every second or faster
    }
    if (role == WorkerRole.GATEWAY) {
      arguments.add("--settle-every=20s"); // a devnet's day
    }
    if (role == WorkerRole.KEEPER) {
      arguments.add("--tick=4s"); // a fifth of a devnet's day
    }
    if (role == WorkerRole.CONSENSUS_NODE) {
      arguments.add("--validator=" + folder.keystore(NetworkFolder.validator(index)));
      arguments.add("--stake=" + STAKES.get(index % STAKES.size()));
      arguments.add("--poll=1s");
    }
    WorkerProcess worker =
        WorkerProcess.start(role, index, folder.worker(name), folder.log(name), arguments, launch);
    workers.add(worker);
    return worker;
  }

  /** Anvil has no consensus: the elected take turns because the devnet names them. */
  private @Nullable AuthorRotation rotation() {
    return plan.consensusNodes() == 0 || !engine.emulatesAuthors()
        ? null
        : AuthorRotation.start(chain.rpc(), this::isAwake);
  }

  /** Whether the worker beside a validator runs; validators of the genesis have none. */
  private boolean isAwake(Address validator) {
    return workers(WorkerRole.CONSENSUS_NODE).stream()
        .filter(node -> accounts.validator(node.index()).address().equals(validator))
        .findFirst()
        .map(WorkerProcess::isAlive)
        .orElse(true);
  }

  private static void awaitReady(List<WorkerProcess> workers, Consumer<String> says) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (WorkerProcess worker : workers) {
        all.add(
            together.submit(
                () -> {
                  worker.awaitReady(client, START_PATIENCE);
                  says.accept("  " + worker.name() + " is ready");
                }));
      }
      try {
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        together.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed("network", "was interrupted at its start", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new DevnetException.ProcessFailed("network", "did not start", (Throwable) e);
    }
  }

  /** Where everything of this network lies. */
  public NetworkFolder folder() {
    return folder;
  }

  /** The chain under it. */
  public Devnet chain() {
    return chain;
  }

  public URI rpc() {
    return chain.rpc();
  }

  public Address directory() {
    return deployment.directory();
  }

  /** An account with money in the vault. */
  public Account client() {
    return accounts.client();
  }

  /** The account of a miner of this network: its operator. */
  public Account operator(WorkerProcess miner) {
    return accounts.operator(miner.index());
  }

  /** The account of a consensus node of this network. */
  public Account consensusNode(WorkerProcess node) {
    return accounts.consensusNode(node.index());
  }

  /**
   * SIGKILL for a consensus node and, where the engine has a node for each, for that as well. The
   * first node cannot go: everybody asks it.
   */
  public void killWithItsNode(WorkerProcess node) {
    node.kill();
    if (chain instanceof BesuDevnet besu) {
      besu.kill(node.index());
    }
  }

  /** The key that seals blocks for it. */
  public Account validator(WorkerProcess node) {
    return accounts.validator(node.index());
  }

  /** Who may change the network's numbers. */
  public Account governor() {
    return accounts.governor();
  }

  /** All workers, in the order in which they were started. */
  public List<WorkerProcess> workers() {
    return List.copyOf(workers);
  }

  /** Workers of a role. */
  public List<WorkerProcess> workers(WorkerRole role) {
    return workers.stream().filter(worker -> worker.role() == role).toList();
  }

  /** The worker that listens at an endpoint of the registry. */
  public WorkerProcess at(String endpoint) {
    URI wanted = URI.create(endpoint);
    return workers.stream()
        .filter(worker -> ports.of(worker.name()) == wanted.getPort())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no worker of this network listens at " + endpoint));
  }

  /** The account of a gateway of this network. */
  public Account gateway(WorkerProcess gateway) {
    return accounts.gateway(gateway.index());
  }

  /** Client address of the first gateway. */
  public URI gateway() {
    return workers(WorkerRole.GATEWAY).getFirst().endpoint();
  }

  /**
   * Starts the next spare miner of the plan and waits until it is registered.
   *
   * @throws IllegalStateException where all have joined
   */
  public WorkerProcess join() {
    int index = workers(WorkerRole.STORAGE_MINER).size();
    if (index == plan.operators()) {
      throw new IllegalStateException(
          "all %d miners of the plan have joined: plan more spares".formatted(index));
    }
    WorkerProcess fresh = start(WorkerRole.STORAGE_MINER, index, Launch.USUAL);
    awaitReady(List.of(fresh), line -> {});
    return fresh;
  }

  /** Starts a worker that has ended again, with its data. */
  public WorkerProcess restart(WorkerProcess ended) {
    return restart(ended, Launch.USUAL);
  }

  /** Starts a worker that has ended again, in another way. */
  public WorkerProcess restart(WorkerProcess ended, Launch launch) {
    int position = workers.indexOf(ended);
    WorkerProcess fresh = start(ended.role(), ended.index(), launch);
    workers.remove(workers.size() - 1);
    workers.set(position, fresh);
    awaitReady(List.of(fresh), line -> {});
    return fresh;
  }

  /**
   * Starts a chain that was killed again, from what it had written last: on anvil its newest
   * seconds are gone, and workers have to live with it.
   */
  public void restartChain() {
    chain.close();
    chain = engine.start(accounts, ports, line -> {});
  }

  private void stopWorkers() {
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (WorkerProcess worker : workers.reversed()) {
        if (worker.isAlive()) {
          together.execute(() -> worker.stop(STOP_PATIENCE));
        }
      }
    }
  }

  /** Stops workers, then the chain, which writes its state. */
  @Override
  public void close() {
    AuthorRotation turning = rotation;
    if (turning != null) {
      turning.close();
    }
    stopWorkers();
    chain.close();
  }
}
