package io.cess4j.miner.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.ServedReceipt;
import io.cess4j.chain.typed.Served;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.scene.Scene;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers attest is kept, across restarts; what the contract would refuse is not. */
class ReceiptIntakeTest {
  private static final TypedDomain DOMAIN =
      new TypedDomain(31_337, Address.of("0x000000000000000000000000000000000005e4ed"));
  private static final long DEAL = 5;
  private static final long YESTERDAY = 99;

  @TempDir private Path folder;
  private Scene scene;
  private ReceiptIntake intake;

  @BeforeEach
  void open() {
    scene = new Scene(folder);
    scene.deal(DEAL, DealState.ACTIVE, 700);
    scene.deal(6, DealState.ACTIVE, 700);
    intake = intake();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private ReceiptIntake intake() {
    return new ReceiptIntake(scene.view(), DOMAIN, Scene.MINER, book());
  }

  private ReceiptBook book() {
    return new ReceiptBook(scene.database());
  }

  @Test
  void gatewaysAndOwnersReceiptsSurviveARestart() {
    intake.accept(DEAL, YESTERDAY, receipt(scene.gatewayAccount(), DEAL, YESTERDAY, 1_000));
    intake.accept(6, YESTERDAY, receipt(scene.ownerAccount(), 6, YESTERDAY, 2_000));

    scene.restart();

    assertThat(book().of(YESTERDAY))
        .extracting(ServedReceipt::deal, ServedReceipt::slot, ServedReceipt::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(DEAL, Scene.SLOT, 1_000L),
            org.assertj.core.groups.Tuple.tuple(6L, Scene.SLOT, 2_000L));
    assertThat(book().of(98)).isEmpty();
  }

  @Test
  void theLargerAmountStays() {
    for (long amount : new long[] {1_000, 5_000, 3_000, 5_000}) {
      intake.accept(DEAL, YESTERDAY, receipt(scene.gatewayAccount(), DEAL, YESTERDAY, amount));
    }
    assertThat(book().of(YESTERDAY)).extracting(ServedReceipt::amount).containsExactly(5_000L);
  }

  @Test
  void oldDaysAreForgotten() {
    intake.accept(DEAL, 97, receipt(scene.gatewayAccount(), DEAL, 97, 1));
    intake.accept(DEAL, 99, receipt(scene.gatewayAccount(), DEAL, 99, 1));
    book().forgetBefore(98);
    assertThat(book().of(97)).isEmpty();
    assertThat(book().of(99)).hasSize(1);
  }

  @Test
  void refusesWhatTheContractWouldRefuse() {
    Account stranger = Account.generateForTest(new SplittableRandom(9));
    refused("receipt-not-signed", DEAL, 99, receipt(stranger, DEAL, 99, 1_000));
    refused("receipt-not-signed", DEAL, 98, receipt(scene.gatewayAccount(), DEAL, 99, 1_000));
    refused("receipt-not-signed", DEAL, 99, receipt(scene.gatewayAccount(), 6, 99, 1_000));
    byte[] more = receipt(scene.gatewayAccount(), DEAL, 99, 1_000);
    more[7]++;
    refused("receipt-not-signed", DEAL, 99, more);
    refused("receipt-day", DEAL, 100, receipt(scene.gatewayAccount(), DEAL, 100, 1_000));
    refused("receipt-day", DEAL, 92, receipt(scene.gatewayAccount(), DEAL, 92, 1_000));
    refused("receipt-malformed", DEAL, 99, receipt(scene.gatewayAccount(), DEAL, 99, 0));
    refused("receipt-malformed", DEAL, 99, ByteBuffer.allocate(72).putLong(-1).array());
    refused("receipt-malformed", DEAL, 99, new byte[0]);
    refused("receipt-malformed", DEAL, 99, new byte[73]);
    refused("receipt-not-signed", DEAL, 99, ByteBuffer.allocate(72).putLong(5).array());
    scene.deal(7, DealState.ACTIVE, 99);
    refused("not-the-holder", 7, 99, receipt(scene.gatewayAccount(), 7, 99, 1_000));
    scene.isHeldBy(DEAL, 8);
    refused("not-the-holder", DEAL, 99, receipt(scene.gatewayAccount(), DEAL, 99, 1_000));
    assertThat(book().of(99)).isEmpty();
  }

  private void refused(String slug, long deal, long day, byte[] body) {
    assertThatThrownBy(() -> intake.accept(deal, day, body))
        .isInstanceOfSatisfying(
            Refused.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
  }

  private static byte[] receipt(Account signer, long deal, long day, long amount) {
    Served served = new Served(deal, Scene.SLOT, Scene.MINER, day, amount);
    return ByteBuffer.allocate(ReceiptIntake.BYTES)
        .putLong(amount)
        .put(DOMAIN.signCompact(signer, served))
        .array();
  }
}
