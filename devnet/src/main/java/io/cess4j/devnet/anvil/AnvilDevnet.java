package io.cess4j.devnet.anvil;

import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.TimeControl;
import io.cess4j.devnet.process.BoundProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Anvil with Osaka rules and the gas cap of a transaction (EIP-7825). A kept chain resumes at the
 * time where it stopped: its days do not run while nobody can prove anything.
 */
public final class AnvilDevnet implements Devnet {
  private static final Pattern LISTENING = Pattern.compile("Listening on .*:(\\d+)");
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

  /** Anvil writes its state on SIGTERM; a large one takes a while. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private static final long BLOCK_GAS_LIMIT = 60_000_000;

  /** Only when it ends: {@link StateKeeper} does it better meanwhile. */
  private static final String NEVER_SECONDS = "999999999";

  /** States of this many blocks stay in memory, enough to replay a failed transaction. */
  private static final int KEPT_STATES = 64;

  /**
   * Gives memory back at once: a state comes and goes with every block, traces with every proof.
   */
  private static final Map<String, String> MEMORY =
      Map.of("_RJEM_MALLOC_CONF", "narenas:1,dirty_decay_ms:0,muzzy_decay_ms:0");

  private final BoundProcess process;
  private final URI rpc;
  private final AnvilSettings settings;
  private final @Nullable StateKeeper keeper;

  private AnvilDevnet(BoundProcess process, URI rpc, AnvilSettings settings) {
    this.process = process;
    this.rpc = rpc;
    this.settings = settings;
    Path state = settings.state();
    this.keeper =
        state == null
            ? null
            : StateKeeper.start(new StateFile(state), rpc, settings.stateInterval());
  }

  /**
   * Starts anvil and waits until it listens.
   *
   * @throws DevnetException.EngineMissing where it is not installed
   * @throws DevnetException.ProcessFailed where it ends or stays silent, e.g. since the port is
   *     taken
   */
  public static AnvilDevnet start(AnvilSettings settings) {
    Path binary = AnvilBinary.ofThisMachine().find();
    settle(settings.state());
    CompletableFuture<Integer> port = new CompletableFuture<>();
    BoundProcess process =
        BoundProcess.start(
            "anvil",
            command(binary, settings),
            MEMORY,
            Path.of("").toAbsolutePath(),
            line -> {
              Matcher listening = LISTENING.matcher(line);
              if (listening.find()) {
                port.complete(Integer.parseInt(listening.group(1)));
              }
            });
    try {
      URI rpc = URI.create("http://127.0.0.1:" + await(process, port));
      return new AnvilDevnet(process, rpc, settings);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private static void settle(@Nullable Path state) {
    if (state != null) {
      try {
        new StateFile(state).settle();
      } catch (IOException e) {
        throw new DevnetException.FileFailed(state, "cannot be brought up to date", e);
      }
    }
  }

  private static List<String> command(Path binary, AnvilSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.addAll(List.of("--host", "127.0.0.1"));
    command.addAll(List.of("--port", Integer.toString(settings.port())));
    command.addAll(List.of("--chain-id", Long.toString(settings.chainId())));
    command.addAll(List.of("--hardfork", "osaka", "--enable-tx-gas-limit"));
    command.addAll(List.of("--gas-limit", Long.toString(BLOCK_GAS_LIMIT)));
    command.addAll(List.of("--mnemonic", settings.mnemonic()));
    command.addAll(List.of("--accounts", Integer.toString(settings.accounts())));
    Optional<Instant> start = Optional.ofNullable(settings.genesis());
    if (settings.blockTime() != null) {
      command.addAll(List.of("--block-time", Long.toString(settings.blockTime().toSeconds())));
      command.add("--mixed-mining");
    }
    if (settings.state() != null) {
      StateFile file = new StateFile(settings.state());
      if (Files.exists(settings.state())) {
        command.addAll(List.of("--load-state", settings.state().toString()));
      }
      command.addAll(List.of("--dump-state", file.exit().toString()));
      command.addAll(List.of("--state-interval", NEVER_SECONDS));
      command.addAll(List.of("--prune-history", Integer.toString(KEPT_STATES)));
      // Without it the first new block would carry the machine's time, even where that lies before
      // the newest block.
      Optional<Instant> resumed =
          AnvilState.newestBlock(settings.state()).map(newest -> newest.plusSeconds(1));
      start = resumed.isPresent() ? resumed : start;
    }
    start.ifPresent(
        instant -> command.addAll(List.of("--timestamp", Long.toString(instant.getEpochSecond()))));
    return command;
  }

  private static int await(BoundProcess process, CompletableFuture<Integer> port) {
    long end = System.nanoTime() + START_TIMEOUT.toNanos();
    while (System.nanoTime() < end) {
      try {
        return port.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (!process.isAlive()) {
          throw new DevnetException.ProcessFailed("anvil", "ended at once", process.lastWords());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DevnetException.ProcessFailed("anvil", "was interrupted at its start", e);
      } catch (ExecutionException e) {
        throw new DevnetException.ProcessFailed("anvil", "could not be read", e);
      }
    }
    throw new DevnetException.ProcessFailed(
        "anvil", "did not listen within " + START_TIMEOUT.toSeconds() + " s", process.lastWords());
  }

  @Override
  public String engine() {
    return "anvil";
  }

  @Override
  public URI rpc() {
    return rpc;
  }

  @Override
  public long chainId() {
    return settings.chainId();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  /** False once it has ended, by itself or otherwise. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public Optional<TimeControl> time() {
    return Optional.of(new AnvilTime(rpc));
  }

  /** SIGKILL, as a power cut: what came after the last write of the state is lost. */
  public void kill() {
    stopKeeper();
    process.kill();
  }

  @Override
  public void close() {
    stopKeeper();
    process.stop(STOP_PATIENCE);
  }

  private void stopKeeper() {
    if (keeper != null) {
      keeper.close();
    }
  }
}
