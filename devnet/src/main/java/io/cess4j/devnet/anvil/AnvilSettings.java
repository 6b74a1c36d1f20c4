package io.cess4j.devnet.anvil;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How anvil runs.
 *
 * @param port 0 for any free one
 * @param chainId of the network
 * @param mnemonic whose accounts have ether
 * @param accounts how many of them
 * @param state where the chain is kept, or null for a chain that is forgotten
 * @param stateInterval how often it is written; SIGKILL loses what came after the last time
 * @param blockTime a block at least this often, or null: then blocks come with transactions only
 *     and tests command time
 * @param genesis timestamp of a new chain's first block, or null for now
 */
public record AnvilSettings(
    int port,
    long chainId,
    String mnemonic,
    int accounts,
    @Nullable Path state,
    Duration stateInterval,
    @Nullable Duration blockTime,
    @Nullable Instant genesis) {
  /** Anvil's own chain id, which wallets know as a local network. */
  public static final long CHAIN_ID = 31_337;

  /** A chain for tests: forgotten, time on command, from a fixed instant. */
  public static AnvilSettings forTests(String mnemonic, int accounts) {
    return new AnvilSettings(
        0, CHAIN_ID, mnemonic, accounts, null, Duration.ofSeconds(10), null, null);
  }

  /** A chain that is kept and lives in real time. */
  public static AnvilSettings kept(int port, String mnemonic, int accounts, Path state) {
    return new AnvilSettings(
        port,
        CHAIN_ID,
        mnemonic,
        accounts,
        state,
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        null);
  }
}
