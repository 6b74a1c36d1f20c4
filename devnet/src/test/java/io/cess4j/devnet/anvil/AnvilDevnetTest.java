package io.cess4j.devnet.anvil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.BlockHeader;
import io.cess4j.chain.ChainConnection;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.process.NodeRequests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnvilDevnetTest {
  @TempDir private Path folder;

  private AnvilSettings kept(int port) {
    return AnvilSettings.kept(port, FundedAccounts.MNEMONIC, 1, folder.resolve("state.json"));
  }

  private static BlockHeader newest(AnvilDevnet anvil) {
    try (ChainConnection connection = ChainConnection.open(anvil.rpc())) {
      return connection.latestBlock();
    }
  }

  @Test
  void aKeptChainResumesItsBlocksAtItsOwnTime() {
    BlockHeader before;
    try (AnvilDevnet anvil = AnvilDevnet.start(kept(0))) {
      anvil
          .time()
          .orElseThrow()
          .advance(Duration.ofDays(3)); // chain time is far from the machine's
      before = newest(anvil);
    }
    try (AnvilDevnet anvil = AnvilDevnet.start(kept(0))) {
      anvil.time().orElseThrow().mine();
      BlockHeader after = newest(anvil);

      assertThat(after.number()).isGreaterThan(before.number());
      assertThat(after.timestamp())
          .isBetween(before.timestamp().plusSeconds(1), before.timestamp().plusSeconds(60));
    }
  }

  @Test
  void aKilledChainComesBackFromWhatWasWrittenWithItsTransactionsAndWithoutTheirTraces()
      throws Exception {
    Path state = folder.resolve("state.json");
    AnvilSettings often =
        new AnvilSettings(
            0,
            AnvilSettings.CHAIN_ID,
            FundedAccounts.MNEMONIC,
            1,
            state,
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            null);
    String hash;
    try (AnvilDevnet anvil = AnvilDevnet.start(often)) {
      NodeRequests requests = new NodeRequests("anvil", anvil.rpc());
      String account = requests.request("eth_accounts", "[]").get(0).asString();
      hash =
          requests
              .request(
                  "eth_sendTransaction",
                  "[{\"from\":\"%1$s\",\"to\":\"%1$s\",\"value\":\"0x1\"}]".formatted(account))
              .asString();
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!Files.exists(state) || !Files.readString(state).contains(hash)) {
        assertThat(System.nanoTime()).as("it is written in time").isLessThan(end);
        Thread.onSpinWait();
      }
      anvil.kill();
    }
    assertThat(Files.readString(state)).contains("\"traces\":[]").doesNotContain("\"traces\":[{");
    try (AnvilDevnet anvil = AnvilDevnet.start(often)) {
      assertThat(
              new NodeRequests("anvil", anvil.rpc())
                  .request("eth_getTransactionReceipt", "[\"" + hash + "\"]")
                  .path("status")
                  .asString())
          .isEqualTo("0x1");
    }
  }

  @Test
  void aTakenPortIsAFailureWithAnvilsOwnWords() {
    try (AnvilDevnet first = AnvilDevnet.start(kept(0))) {
      AnvilSettings second =
          AnvilSettings.kept(
              first.rpc().getPort(), FundedAccounts.MNEMONIC, 1, folder.resolve("other.json"));
      assertThatThrownBy(() -> AnvilDevnet.start(second))
          .isInstanceOf(DevnetException.ProcessFailed.class)
          .hasMessageContaining("ended at once");
    }
  }

  @Test
  void aForeignFileIsNotTakenForAState() throws Exception {
    Files.writeString(folder.resolve("state.json"), "not a state");
    assertThatThrownBy(() -> AnvilDevnet.start(kept(0)))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("state.json");
  }

  @Test
  void chainTimeFollowsCommands() {
    try (AnvilDevnet anvil =
        AnvilDevnet.start(AnvilSettings.forTests(FundedAccounts.MNEMONIC, 1))) {
      Instant start = newest(anvil).timestamp();
      anvil.time().orElseThrow().advanceTo(start.plus(Duration.ofDays(40)));
      assertThat(newest(anvil).timestamp()).isEqualTo(start.plus(Duration.ofDays(40)));
      assertThatThrownBy(() -> anvil.time().orElseThrow().advance(Duration.ofSeconds(-1)))
          .hasMessageContaining("forward");
    }
  }

  @Test
  void aMissingBinaryNamesTheCure() {
    AnvilBinary nowhere =
        new AnvilBinary(
            key -> key.startsWith("os.") ? System.getProperty(key) : null, Map.of(), folder);
    assertThatThrownBy(nowhere::find)
        .isInstanceOf(DevnetException.EngineMissing.class)
        .hasMessageContaining("npm ci");
  }

  @Test
  void aWrongOverrideIsNotIgnored() {
    AnvilBinary wrong =
        new AnvilBinary(key -> null, Map.of(AnvilBinary.VARIABLE, "/nowhere/anvil"), folder);
    assertThatThrownBy(wrong::find).hasMessageContaining("/nowhere/anvil");
  }
}
