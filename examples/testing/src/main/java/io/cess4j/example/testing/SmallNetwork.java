package io.cess4j.example.testing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.example.kit.Session;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.StorageTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The smallest network that stores, proves and shares files: a chain, a TEE worker, four miners
 * (one to spare) and a gateway, a process each, with days of 20 seconds.
 */
public final class SmallNetwork implements AutoCloseable {
  /** Any two of three fragments restore a file; long enough for every test. */
  private static final StorageTerms TERMS = new StorageTerms(2, 3, 1_000, StorageTerms.ANYWHERE);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final LocalNetwork processes;
  private final Path home;

  private SmallNetwork(LocalNetwork processes, Path home) {
    this.processes = processes;
    this.home = home;
  }

  /** Starts one in a fresh folder below {@code target}, where logs can be read after a failure. */
  @SuppressWarnings("SystemOut")
  public static SmallNetwork start() {
    Path home = freshFolder();
    LocalNetwork processes =
        LocalNetwork.start(
            new NetworkFolder(home), new NetworkPlan(4, 0, 1), line -> System.out.println(line));
    SmallNetwork network = new SmallNetwork(processes, home);
    try (Session session = network.session(network.accounts().client())) {
      Network chain = session.network();
      within(
          PATIENCE,
          "the gateway re-encrypts for readers",
          () -> !chain.sharing().proxies().keyOf(network.accounts().gateway(0).address()).isZero());
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
    return network;
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target").toAbsolutePath()), "network-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An account at work; {@code client()} and {@code otherClient()} have CESS, all have ether. */
  public Session session(Account account) {
    return Session.connect(processes.rpc(), processes.directory(), processes.gateway(), account);
  }

  /** Accounts with ether, some with CESS. */
  public FundedAccounts accounts() {
    return FundedAccounts.usual();
  }

  /** For files of three miners. */
  public PutOptions options() {
    return PutOptions.defaults().with(TERMS);
  }

  /** Where its files and logs are; tests may keep theirs here too. */
  public Path home() {
    return home;
  }

  /** Waits for something to become true: the one place where tests wait. */
  public static void within(Duration limit, String what, BooleanSupplier happened) {
    long end = System.nanoTime() + limit.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen within %s: %s".formatted(limit, what));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    processes.close();
  }
}
