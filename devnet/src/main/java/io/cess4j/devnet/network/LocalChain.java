package io.cess4j.devnet.network;

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
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The chain of a local network: made on the chosen engine, gone on with on the one it has. */
record LocalChain(NetworkFolder folder, EngineChoice choice, int consensusNodes) {
  private static final String ANVIL_PORT = "chain";

  /** One of four may fail, the least of which a BFT network can say so. */
  private static final int VALIDATORS = 4;

  private static final Duration BLOCK_PERIOD = Duration.ofSeconds(1);

  /**
   * Of a folder: a chain cannot move to another engine.
   *
   * @param consensusNodes each stands for a node of the chain, where the engine has several
   * @throws DevnetException.FileFailed where the folder's chain is not of the engine asked for
   */
  static LocalChain of(NetworkFolder folder, Engine wanted, int consensusNodes) {
    if (BesuDevnet.isKeptIn(folder.besu())) {
      refuse(folder, wanted, Engine.ANVIL, "besu");
      return new LocalChain(folder, EngineChoice.of(Engine.BESU), consensusNodes);
    }
    if (Files.exists(folder.chainState())) {
      refuse(folder, wanted, Engine.BESU, "anvil");
      return new LocalChain(
          folder, new EngineChoice.Anvil("anvil, on which this network began"), consensusNodes);
    }
    return new LocalChain(folder, EngineChoice.of(wanted), consensusNodes);
  }

  private static void refuse(NetworkFolder folder, Engine wanted, Engine other, String has) {
    if (wanted == other) {
      throw new DevnetException.FileFailed(
          folder.home(),
          "its chain is of %s and cannot go on with %s: leave --engine out, or remove the folder to begin a new network"
              .formatted(has, wanted.label()),
          null);
    }
  }

  /** Whether somebody has to say who authors the next block. */
  boolean emulatesAuthors() {
    return choice instanceof EngineChoice.Anvil;
  }

  /** Names of the ports it needs. */
  List<String> ports() {
    return switch (choice) {
      case EngineChoice.Anvil anvil -> List.of(ANVIL_PORT);
      case EngineChoice.Besu besu -> BesuSettings.portNames(nodes());
    };
  }

  Devnet start(FundedAccounts accounts, Ports ports, Consumer<String> says) {
    return switch (choice) {
      case EngineChoice.Anvil anvil ->
          AnvilDevnet.start(
              AnvilSettings.kept(
                  ports.of(ANVIL_PORT),
                  accounts.mnemonic(),
                  FundedAccounts.COUNT,
                  folder.chainState()));
      case EngineChoice.Besu(BesuInstallation besu, String reason) ->
          BesuDevnet.start(besu, settings(accounts, ports), says);
    };
  }

  private BesuSettings settings(FundedAccounts accounts, Ports ports) {
    return new BesuSettings(
        folder.besu(),
        folder.logs(),
        AnvilSettings.CHAIN_ID,
        nodes(),
        BLOCK_PERIOD,
        accounts.governor().address(),
        accounts.addresses(),
        ports,
        consensusNodes == 0 ? BesuMode.EMBEDDED : BesuMode.PROCESS,
        IntStream.range(0, consensusNodes).mapToObj(accounts::validatorSecret).toList());
  }

  private int nodes() {
    return Math.max(VALIDATORS, consensusNodes);
  }
}
