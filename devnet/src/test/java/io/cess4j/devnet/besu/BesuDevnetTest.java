package io.cess4j.devnet.besu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.deploy.CreationCode;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.junit.RequiresBesu;
import io.cess4j.devnet.process.NodeRequests;
import io.cess4j.devnet.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network of real Besu nodes. */
@RequiresBesu
@Timeout(400)
class BesuDevnetTest {
  private static final int NODES = 4;
  private static final long CHAIN_ID = 4_001;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final BesuInstallation besu = BesuInstallation.find().orElseThrow();
  private final FundedAccounts accounts = FundedAccounts.usual();
  private final List<String> said = new ArrayList<>();
  @TempDir private Path folder;

  private BesuSettings settings(int nodes, BesuMode mode) {
    return new BesuSettings(
        folder.resolve("chain"),
        folder.resolve("logs"),
        CHAIN_ID,
        nodes,
        Duration.ofSeconds(1),
        accounts.governor().address(),
        accounts.addresses(),
        Ports.of(folder.resolve("ports.properties"), BesuSettings.portNames(nodes)),
        mode);
  }

  private BesuDevnet start(int nodes, BesuMode mode) {
    return BesuDevnet.start(besu, settings(nodes, mode), said::add);
  }

  @Test
  void nodesOfOneProcessAgreeTakeTransactionsAndGoOnAfterAStop() {
    Account payer = accounts.client();
    Address contract;
    long block;
    try (BesuDevnet devnet = start(NODES, BesuMode.EMBEDDED)) {
      assertThat(said).isEmpty();
      assertThat(devnet.mode()).isEqualTo(BesuMode.EMBEDDED);
      assertThat(validatorsOf(devnet, 0)).hasSameElementsAs(devnet.validators());
      try (ChainConnection first = ChainConnection.open(devnet.rpc(0), CHAIN_ID)) {
        assertThat(first.etherOf(payer.address())).isEqualTo(Genesis.ETHER);
        contract = sender(payer, first).create(CreationCode.podr2Verifier()).value();
        block = first.latestBlock().number();
      }
      for (int node = 0; node < NODES; node++) {
        awaitBlock(devnet, node, block);
        try (ChainConnection other = ChainConnection.open(devnet.rpc(node), CHAIN_ID)) {
          assertThat(other.hasCode(contract)).as("node %d", node).isTrue();
        }
      }
      assertThatThrownBy(() -> devnet.kill(1)).hasMessageContaining("PROCESS");
    }
    try (BesuDevnet devnet = start(NODES, BesuMode.EMBEDDED);
        ChainConnection last = ChainConnection.open(devnet.rpc(NODES - 1), CHAIN_ID)) {
      assertThat(last.latestBlock().number()).isGreaterThan(block);
      assertThat(last.hasCode(contract)).isTrue();
    }
  }

  @Test
  void aKilledNodeIsMissedByNobodyAndCatchesUp() {
    try (BesuDevnet devnet = start(NODES, BesuMode.PROCESS)) {
      long pid = devnet.pid();
      long before = Health.block("besu-1", devnet.rpc(0));
      devnet.kill(3);
      assertThat(devnet.isAlive(3)).isFalse();
      awaitBlock(devnet, 0, before + 6); // a turn of each, the dead one's too

      devnet.restart(3);

      assertThat(Health.block("besu-4", devnet.rpc(3))).isGreaterThanOrEqualTo(before + 6);
      assertThat(devnet.pid()).isEqualTo(pid);
    }
  }

  @Test
  void aFolderOfAnotherNetworkIsNotTouched() {
    start(1, BesuMode.PROCESS).close();
    assertThatThrownBy(() -> start(2, BesuMode.PROCESS))
        .isInstanceOf(DevnetException.FileFailed.class)
        .hasMessageContaining("key");
  }

  private static List<Address> validatorsOf(BesuDevnet devnet, int node) {
    List<Address> validators = new ArrayList<>();
    new NodeRequests("besu", devnet.rpc(node))
        .request("qbft_getValidatorsByBlockNumber", "[\"latest\"]")
        .forEach(address -> validators.add(Address.of(address.asString())));
    return validators;
  }

  private static TransactionSender sender(Account account, ChainConnection connection) {
    return new TransactionSender(
        account, connection, SenderSettings.DEFAULT, InstantSource.system());
  }

  private static void awaitBlock(BesuDevnet devnet, int node, long block) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Health.block("besu", devnet.rpc(node)) < block) {
      assertThat(System.nanoTime()).as("node %d reaches block %d", node, block).isLessThan(end);
      Health.pause("besu");
    }
  }
}
