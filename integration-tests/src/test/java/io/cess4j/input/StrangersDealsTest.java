package io.cess4j.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Anyone may activate a deal under another file's id (SECURITY.md); neither the gateway nor the SDK
 * takes it for the file.
 */
@WholeNetwork
class StrangersDealsTest {
  private static final int LENGTH = 10_000;
  private final CessNetwork network;
  private final Account stranger = FundedAccounts.usual().otherClient();
  private final RandomGenerator random = Seeded.random(StrangersDealsTest.class);

  StrangersDealsTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void aStrangersDealUnderAFilesIdIsNotTakenForTheFile() {
    byte[] content = Seeded.bytes(random, LENGTH);
    StoredFile file = network.client().stores("mine.bin", content);
    long strange = activatesUnder(file.fid());
    assertThat(network.chain().deals().deal(strange).state()).isEqualTo(DealState.ACTIVE);

    assertThat(network.client().reads(file)).as("through the gateway").isEqualTo(content);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content);
    assertThat(network.client().stat(file).deals())
        .extracting(FileStat.Part::deal)
        .containsExactlyElementsOf(file.deals());

    network.client().removes(file);
    assertThat(network.chain().deals().deal(strange).state())
        .as("the stranger keeps what it pays for")
        .isEqualTo(DealState.ACTIVE);
    assertThatThrownBy(() -> network.client().readsDirectly(file))
        .isInstanceOf(CessException.FileInconsistent.class)
        .hasMessageContaining(file.fid());
    assertThatThrownBy(() -> network.client().reads(file))
        .isInstanceOfSatisfying(
            CessException.GatewayFailed.class,
            refused -> assertThat(refused.status()).isEqualTo(404));
  }

  private long activatesUnder(String fid) {
    try (HostileGateway gateway =
        new HostileGateway(network.chain(), FundedAccounts.usual().gateway(1))) {
      Order order = gateway.draws(stranger, CiphertextLayout.ciphertextBytes(LENGTH));
      ForgedDeal deal =
          ForgedDeal.of(
              network.chain(),
              order,
              LENGTH,
              random,
              Optional.of(Hash256.fromHex(fid)),
              List.of(order.id()));
      gateway.activates(order, deal, gateway.stores(order, deal));
      return order.id();
    }
  }
}
