package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapSeatFined;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.ContractDeployer;
import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.Funding;
import io.cess4j.devnet.NetworkProfile;
import io.cess4j.devnet.anvil.AnvilDevnet;
import io.cess4j.devnet.anvil.AnvilSettings;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.junit.TestNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain is stopped in the midst of a round and started again with the state it had. */
final class ChainRestartTest {
  private final FundedAccounts accounts = FundedAccounts.usual();

  @TempDir private Path folder;

  @Test
  void aRoundGoesOnWhereTheChainStopped() {
    Assumptions.assumeTrue(Engine.wanted() == Engine.ANVIL, "the state of anvil is kept here");
    AnvilDevnet first = AnvilDevnet.start(settings(0));
    int port = first.rpc().getPort();
    ChainConnection connection = ChainConnection.open(first.rpc(), first.chainId());
    Deployment deployment = deployed(connection);
    try (Network network =
        Network.connect(connection, deployment.directory(), InstantSource.system())) {
      new Funding(network, accounts).give(3, 0);
      Scene scene = new Scene(new TestNetwork(first, network, accounts, deployment), folder);
      scene.opens(3, 1);
      scene.start(3);
      scene.playsUntil(AiGapPhase.REVEAL, 0, 1, 2);
      assertThat(scene.participant(0).step()).isInstanceOf(Progress.Acted.class);
      first.close();

      // Nobody can do anything meanwhile, and nobody breaks.
      org.assertj.core.api.Assertions.assertThatThrownBy(scene.participant(1)::step)
          .isInstanceOf(RuntimeException.class);

      try (AnvilDevnet second = AnvilDevnet.start(settings(port))) {
        network.clock().refresh();
        assertThat(scene.state().round().phase()).isEqualTo(AiGapPhase.REVEAL);
        assertThat(scene.state().round().done()).isEqualTo(0b001);
        scene.goesOnWith(new TestNetwork(second, network, accounts, deployment));
        AiGapState end = scene.playsToTheEnd(0, 1, 2);
        scene.everybodyActs(0, 1, 2);
        assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
        assertThat(scene.included()).containsExactly(0b111);
        assertThat(scene.events(AiGapSeatFined.class)).isEmpty();
        assertThat(scene.events(AiGapSeatPaid.class)).hasSize(3);
      }
    } finally {
      first.close();
    }
  }

  private Deployment deployed(ChainConnection connection) {
    TransactionSender deployer =
        new TransactionSender(
            accounts.governor(), connection, SenderSettings.DEFAULT, InstantSource.system());
    return new ContractDeployer(connection, deployer, accounts.attestationAuthority().address())
        .deploy(NetworkProfile.load("test"));
  }

  private AnvilSettings settings(int port) {
    return new AnvilSettings(
        port,
        AnvilSettings.CHAIN_ID,
        accounts.mnemonic(),
        FundedAccounts.COUNT,
        folder.resolve("chain.json"),
        Duration.ofSeconds(60),
        null,
        null);
  }
}
