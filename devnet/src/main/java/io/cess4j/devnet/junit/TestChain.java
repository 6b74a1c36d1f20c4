package io.cess4j.devnet.junit;

import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.anvil.AnvilDevnet;
import io.cess4j.devnet.anvil.AnvilSettings;
import io.cess4j.devnet.besu.BesuDevnet;
import io.cess4j.devnet.besu.BesuInstallation;
import io.cess4j.devnet.besu.BesuMode;
import io.cess4j.devnet.besu.BesuSettings;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.engine.EngineChoice;
import io.cess4j.devnet.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chain for one test class, forgotten afterwards.
 *
 * @param devnet the chain
 * @param folder to be deleted with it, or null
 */
record TestChain(Devnet devnet, @Nullable Path folder) implements AutoCloseable {
  /** One validator agrees with itself at once. */
  private static final int NODES = 1;

  /** A test founds its network with some twenty transactions in a row. */
  private static final Duration BLOCK_PERIOD = Duration.ofMillis(200);

  /**
   * On the engine of the system property {@code cess.engine}.
   *
   * @param realTime a block a second on anvil too; Besu knows nothing else
   */
  static TestChain start(boolean realTime, FundedAccounts accounts) {
    return switch (EngineChoice.of(Engine.wanted())) {
      case EngineChoice.Anvil anvil -> new TestChain(anvil(realTime, accounts), null);
      case EngineChoice.Besu(BesuInstallation besu, String reason) -> besu(besu, accounts);
    };
  }

  private static Devnet anvil(boolean realTime, FundedAccounts accounts) {
    AnvilSettings controlled = AnvilSettings.forTests(accounts.mnemonic(), FundedAccounts.COUNT);
    return AnvilDevnet.start(
        realTime
            ? new AnvilSettings(
                0,
                controlled.chainId(),
                controlled.mnemonic(),
                controlled.accounts(),
                null,
                controlled.stateInterval(),
                Duration.ofSeconds(1),
                null)
            : controlled);
  }

  private static TestChain besu(BesuInstallation besu, FundedAccounts accounts) {
    Path folder = temporary();
    try {
      Ports ports = Ports.of(folder.resolve("ports.properties"), BesuSettings.portNames(NODES));
      BesuSettings settings =
          new BesuSettings(
              folder.resolve("chain"),
              folder.resolve("logs"),
              AnvilSettings.CHAIN_ID,
              NODES,
              BLOCK_PERIOD,
              accounts.governor().address(),
              accounts.addresses(),
              ports,
              BesuMode.EMBEDDED);
      return new TestChain(BesuDevnet.start(besu, settings, line -> {}), folder);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("cess4j-besu");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    devnet.close();
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new DevnetException.FileFailed(folder, "cannot be deleted", e);
    }
  }
}
