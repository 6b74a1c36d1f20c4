package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Ledger;
import io.cess4j.chain.Network;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.sdk.Rounds;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A running network as scenarios see it: a client, a gateway, miners, and protocol days. */
public final class CessNetwork implements AutoCloseable {
  /** A machine under load misses proofs now and then; six days without a complete one is a bug. */
  private static final int DAYS_OF_PATIENCE = 6;

  private static final Duration PROOFS = Duration.ofMinutes(4);

  private final NetworkFolder folder;
  private final NetworkPlan plan;
  private final Engine engine;
  private LocalNetwork processes;
  private Client client;

  private CessNetwork(NetworkFolder folder, NetworkPlan plan, Engine engine) {
    this.folder = folder;
    this.plan = plan;
    this.engine = engine;
    this.processes = run(folder, plan, engine);
    this.client = connect(folder, processes);
  }

  /** A new network in an empty folder, or the one of this folder again. */
  public static CessNetwork start(Path home) {
    return start(home, NetworkPlan.USUAL);
  }

  /** The same of another size. */
  public static CessNetwork start(Path home, NetworkPlan plan) {
    return start(home, plan, Engine.wanted());
  }

  /** The same on an engine of one's own choice. */
  public static CessNetwork start(Path home, NetworkPlan plan, Engine engine) {
    return new CessNetwork(new NetworkFolder(home), plan, engine);
  }

  private static LocalNetwork run(NetworkFolder folder, NetworkPlan plan, Engine engine) {
    return LocalNetwork.start(
        folder, plan, engine, role -> Launch.USUAL, line -> System.out.println("  " + line));
  }

  private static Client connect(NetworkFolder folder, LocalNetwork processes) {
    return new Client(
        processes.rpc(), processes.directory(), processes.client(), processes.gateway(), folder);
  }

  /** The data owner of this network, with money in the vault. */
  public Client client() {
    return client;
  }

  /** The same data owner, who reaches the gateway at another address. */
  public Client clientThrough(URI gateway) {
    return new Client(processes.rpc(), processes.directory(), processes.client(), gateway, folder);
  }

  /** What the chain says. */
  public Network chain() {
    return client.network();
  }

  /** Protocol day by chain time. */
  public long today() {
    return client.rounds().today();
  }

  /** Client address of the gateway; the same after a restart. */
  public URI gatewayAddress() {
    return processes.gateway();
  }

  public WorkerProcess gateway() {
    return processes.workers(WorkerRole.GATEWAY).getFirst();
  }

  /** Processes of the miners that hold a file, in slot order; the first k slots hold data. */
  public List<WorkerProcess> minersOf(StoredFile file) {
    return placements(file).map(placement -> processes.at(placement.endpoint())).toList();
  }

  /** What a miner keeps on disk. */
  public Path dataOf(WorkerProcess miner) {
    return folder.home().resolve("workers").resolve(miner.name());
  }

  /** Where everything of this network lies. */
  public Path home() {
    return folder.home();
  }

  /** Where the chain writes itself down now and then. */
  public Path chainState() {
    return folder.chainState();
  }

  /** Whether a worker's log has these words. */
  public boolean logOf(WorkerProcess worker, String words) {
    try {
      return Files.readString(folder.log(worker.name())).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits for a protocol day on which every miner of the file has proved.
   *
   * @return its number
   */
  public long awaitProofsOfEveryMiner(StoredFile file) {
    int start =
        client.stat(file).deals().stream().mapToInt(FileStat.Part::startDay).max().orElseThrow();
    return awaitProofsOfEveryMiner(file, start);
  }

  /** The same, on a day from {@code start} on. */
  public long awaitProofsOfEveryMiner(StoredFile file, long start) {
    return Eventually.within(
        PROOFS,
        "every miner of %s proves on one of the days %d to %d"
            .formatted(file.fid(), start, start + DAYS_OF_PATIENCE),
        () -> completeDay(file, start),
        () -> today() > start + DAYS_OF_PATIENCE);
  }

  /** All money is accounted for, at one block (protocol.md section 1). */
  public void assertThatTheVaultBalances() {
    Ledger ledger =
        Eventually.within(
            Duration.ofSeconds(60),
            "a moment without a block",
            () -> Ledger.of(chain(), 10),
            () -> false);
    assertThat(ledger.difference()).as("%s", ledger).isZero();
  }

  private Optional<Long> completeDay(StoredFile file, long start) {
    return file.deals().stream()
        .map(deal -> client.rounds().of(deal, DAYS_OF_PATIENCE + 1))
        .map(
            days ->
                days.stream()
                    .filter(day -> day.complete() && day.day() >= start)
                    .map(Rounds.Day::day)
                    .toList())
        .reduce((some, others) -> some.stream().filter(others::contains).toList())
        .flatMap(days -> days.stream().findFirst());
  }

  private Stream<FileStat.Placement> placements(StoredFile file) {
    return client.stat(file).deals().stream().flatMap(part -> part.placements().stream());
  }

  /** SIGKILL, as a crash or a pulled plug. */
  public void kill(WorkerProcess worker) {
    worker.kill();
    Eventually.within(Duration.ofSeconds(10), worker.name() + " is dead", () -> !worker.isAlive());
  }

  /** The processes themselves, for scenarios that start some of them in another way. */
  public LocalNetwork processes() {
    return processes;
  }

  /** Starts again whoever was killed. */
  public void revive() {
    processes.workers().stream().filter(worker -> !worker.isAlive()).forEach(processes::restart);
  }

  /** Stops every process and starts all of them again from the same folder. */
  public void restart() {
    close();
    processes = run(folder, plan, engine);
    client = connect(folder, processes);
  }

  @Override
  public void close() {
    client.close();
    processes.close();
  }
}
