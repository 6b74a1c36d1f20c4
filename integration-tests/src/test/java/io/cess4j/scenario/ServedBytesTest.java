package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.sdk.storage.StoredFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who serves readers has a better chance in the next draw: the gateway's receipts raise credit. */
@WholeNetwork
class ServedBytesTest {
  private static final Duration A_FEW_DAYS = Duration.ofSeconds(120);

  private final CessNetwork network;

  ServedBytesTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void minersThatServeAFileAreCredited() {
    byte[] content = Seeded.bytes(Seeded.random(ServedBytesTest.class), 6 << 20);
    StoredFile file = network.client().stores("popular.bin", content);
    Network chain = network.chain();
    Deal deal = chain.deals().deal(network.client().stat(file).deals().getFirst().deal());

    assertThat(network.client().reads(file)).isEqualTo(content);

    // data slots need no decoding, so the gateway asks their miners
    List<Long> servers = deal.miners().subList(0, deal.k());
    Eventually.within(
        A_FEW_DAYS,
        "receipts of the day are on chain",
        () -> servers.stream().anyMatch(miner -> chain.servedBytes().lastDay(miner) > 0));
    long credited =
        servers.stream()
            .filter(miner -> chain.servedBytes().lastDay(miner) > 0)
            .findFirst()
            .orElseThrow();
    assertThat(chain.miners().standing(credited).credit()).isPositive();
  }
}
