package io.cess4j.miner.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.typed.Report;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.MinerException.TagsRefused;
import io.cess4j.miner.scene.Scene;
import io.cess4j.miner.scene.Upload;
import io.cess4j.miner.storage.FragmentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway offers data and descriptors, right and wrong ones. */
final class DealIntakeTest {

  private static final long DEAL = 5;
  private static final long PLAINTEXT = 20_000;

  @TempDir private Path folder;
  private Scene scene;
  private Upload upload;

  @BeforeEach
  void set() {
    scene = new Scene(folder);
    scene.order(DEAL, OrderState.DRAWN, 100_000);
    upload = scene.upload(DEAL, PLAINTEXT, 3);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void shouldTakeDataFromNobodyButTheGatewayOfTheOrder() {
    Address stranger = Account.generateForTest(new SplittableRandom(9)).address();
    assertRefused(403, "not-the-gateway", () -> send(stranger, 1, DEAL, bytes()));
    assertRefused(
        403,
        "not-the-gateway",
        () -> scene.intake().descriptor(stranger, DEAL, signed(scene.gateway())));
    assertRefused(403, "not-the-gateway", () -> scene.intake().delete(stranger, DEAL));
  }

  @Test
  void shouldTakeDataForItsOwnSlotOfAnOpenOrderOnly() {
    Address gateway = scene.gateway().address();
    assertRefused(404, "order-unknown", () -> send(gateway, 1, 99, bytes()));
    assertRefused(403, "other-slot", () -> send(gateway, 0, DEAL, bytes()));
    scene.orderOfOthers(6, OrderState.DRAWN);
    assertRefused(403, "not-drawn", () -> send(gateway, 1, 6, bytes()));
    scene.order(7, OrderState.ACTIVE, 100_000);
    assertRefused(409, "order-not-open", () -> send(gateway, 1, 7, bytes()));
    scene.order(8, OrderState.CANCELLED, 100_000);
    assertRefused(409, "order-not-open", () -> send(gateway, 1, 8, bytes()));
  }

  /** The bug: a holding that rotted after its activation could not be healed at all. */
  @Test
  void shouldTakeItsOwnBytesAgainAfterTheActivation() throws IOException {
    Address gateway = scene.gateway().address();
    scene.send(upload);
    describe();
    scene.order(DEAL, OrderState.ACTIVE, 100_000);
    Path file =
        scene.holdings().fragments().file(scene.holdings().fragments().ofDeal(DEAL).getFirst());
    byte[] good = Files.readAllBytes(file);
    Files.write(file, new byte[good.length]);
    assertRefused(403, "not-the-gateway", () -> send(Address.ZERO, 1, DEAL, bytes()));
    send(gateway, 1, DEAL, bytes());
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
    Upload other = scene.upload(DEAL, PLAINTEXT, 4);
    assertRefused(
        409,
        "order-not-open",
        () ->
            scene
                .intake()
                .fragment(
                    gateway, new FragmentKey(DEAL, 0), 1, other.id(1), bytes(), other.open(1)));
  }

  @Test
  void shouldTakeNoMoreThanTheOrderPaysFor() {
    Address gateway = scene.gateway().address();
    assertRefused(422, "fragment-length", () -> send(gateway, 1, DEAL, 31 * 1_614));
    assertRefused(422, "fragment-length", () -> send(gateway, 1, DEAL, 0));
    assertRefused(422, "fragment-length", () -> send(gateway, 1, DEAL, 32));
    assertRefused(
        422,
        "segment-out-of-range",
        () ->
            scene
                .intake()
                .fragment(gateway, new FragmentKey(DEAL, 1), 1, upload.id(1), 31, upload.open(1)));
  }

  @Test
  void shouldRefuseDescriptorsThatContradictTheChain() throws IOException {
    scene.send(upload);
    assertDescriptorRefused("holds no descriptor", new byte[65]);
    byte[] altered = signed(scene.gateway());
    altered[altered.length - 70] ^= 1;
    assertDescriptorRefused("signer of the descriptor", altered);
    assertDescriptorRefused(
        "signer of the descriptor", signed(Account.generateForTest(new SplittableRandom(8))));
    byte[] malformed = signed(scene.gateway());
    Arrays.fill(malformed, malformed.length - 65, malformed.length, (byte) 0);
    assertDescriptorRefused("signature is malformed", malformed);
    byte[] trailing = Arrays.copyOf(signed(scene.gateway()), signed(scene.gateway()).length + 1);
    assertDescriptorRefused("end", trailing);
    Upload other = scene.upload(6, PLAINTEXT, 3);
    assertDescriptorRefused(
        "deal is 6, the chain has 5", other.signed(scene.domain(), scene.gateway()));
    scene.order(DEAL, OrderState.DRAWN, 10_000);
    assertDescriptorRefused("the order's bound is 10000", signed(scene.gateway()));
    assertThat(scene.tee().requests()).isZero();
  }

  @Test
  void shouldRefuseADescriptorOfOtherFragments() throws IOException {
    assertRefused(422, "fragments-missing", this::describe);
    scene.send(upload);
    Upload other = scene.upload(DEAL, PLAINTEXT, 4);
    assertRefused(
        422,
        "fragment-differs",
        () ->
            scene
                .intake()
                .descriptor(
                    scene.gateway().address(),
                    DEAL,
                    other.signed(scene.domain(), scene.gateway())));
    scene.order(DEAL, OrderState.PLACED, 100_000);
    assertRefused(409, "order-not-drawn", this::describe);
    assertThat(scene.tee().requests()).isZero();
  }

  @Test
  void shouldRefuseTagsThatAreNotRight() throws IOException {
    scene.send(upload);
    assertTagsRefused("signed by", answer -> flipped(answer, 3)); // another nu
    assertTagsRefused("signed by", answer -> flipped(answer, 20)); // another signature
    assertTagsRefused("are announced", answer -> flipped(answer, 84));
    assertTagsRefused("bytes came", answer -> Arrays.copyOf(answer, answer.length - 1));
    assertTagsRefused("bytes came", answer -> Arrays.copyOf(answer, answer.length + 1));
    assertTagsRefused("semi-authenticator", answer -> flipped(answer, 100)); // off the curve
    assertTagsRefused("do not fit these bytes", DealIntakeTest::swappedDeltas);
    assertTagsRefused("do not fit these bytes", answer -> flipped(answer, 85, 0x20)); // negated
    assertThat(scene.holdings().find(DEAL)).isEmpty();
    scene.tee().distort(answer -> answer);
    assertThat(describe().deal()).isEqualTo(DEAL);
  }

  @Test
  void shouldSignForTaggedDataAndSayTheSameAgain() throws IOException {
    scene.send(upload);
    Evidence evidence = describe();
    Report report =
        new Report(
            DEAL,
            Scene.SLOT,
            Scene.MINER,
            Bytes16.of(evidence.nu().toBytes()),
            upload.descriptor().layout().sectors(),
            Bytes32.of(upload.descriptor().root().toBytes()));
    assertThat(scene.domain().recover(report, evidence.report().toBytes()))
        .contains(scene.signer().address());
    assertThat(describe()).isEqualTo(evidence);
    scene.restart();
    assertThat(describe()).isEqualTo(evidence);
    scene.order(DEAL, OrderState.ACTIVE, 100_000);
    assertThat(describe()).as("asked again after the activation").isEqualTo(evidence);
    assertThat(scene.tee().requests()).isEqualTo(1);
    assertThat(scene.holdings().descriptor(DEAL)).contains(signed(scene.gateway()));
  }

  @Test
  void shouldForgetADealThatIsNotActive() throws IOException {
    scene.send(upload);
    describe();
    scene.order(DEAL, OrderState.ACTIVE, 100_000);
    assertRefused(409, "deal-active", () -> scene.intake().delete(scene.gateway().address(), DEAL));
    scene.order(DEAL, OrderState.DRAWN, 100_000);
    scene.intake().delete(scene.gateway().address(), DEAL);
    assertThat(scene.holdings().deals()).isEmpty();
    assertThat(scene.holdings().find(DEAL)).isEmpty();
  }

  @Test
  void shouldSweepOnlyWhatIsOver() throws IOException {
    for (long deal = 10; deal < 17; deal++) {
      scene.order(deal, OrderState.DRAWN, 100_000);
      scene.send(scene.upload(deal, PLAINTEXT, deal));
    }
    scene.order(11, OrderState.CANCELLED, 100_000);
    scene.orderOfOthers(12, OrderState.DRAWN);
    scene.deal(13, DealState.ACTIVE, 101);
    scene.deal(14, DealState.ACTIVE, 100);
    scene.deal(15, DealState.REMOVED, 100);
    scene.deal(16, DealState.REMOVED, 99);
    Sweeper sweeper = new Sweeper(scene.view(), scene.holdings(), Scene.MINER, deal -> false);
    assertThat(sweeper.sweep()).isEqualTo(4);
    assertThat(scene.holdings().deals()).containsExactly(10L, 13L, 15L);
    scene.day(101);
    assertThat(sweeper.sweep()).isEqualTo(2);
    assertThat(scene.holdings().deals()).containsExactly(10L);
  }

  @Test
  void shouldKeepWhatIsAuditedTodayOrDrawnForThisMiner() throws IOException {
    for (long deal = 18; deal < 25; deal++) {
      scene.order(deal, OrderState.DRAWN, 100_000);
      scene.send(scene.upload(deal, PLAINTEXT, deal));
      scene.deal(deal, DealState.ACTIVE, 700);
    }
    scene.deal(18, DealState.LOST, 100);
    scene.leaves(19, 100);
    scene.leaves(20, 99);
    scene.orderOfOthers(21, OrderState.ACTIVE);
    scene.repairs(21, SlotState.DRAWN, Scene.MINER);
    scene.orderOfOthers(22, OrderState.ACTIVE); // worked on right now
    scene.orderOfOthers(23, OrderState.ACTIVE);
    scene.repairs(23, SlotState.DRAWN, 9); // drawn anew, for another miner
    Sweeper sweeper = new Sweeper(scene.view(), scene.holdings(), Scene.MINER, deal -> deal == 22);
    assertThat(sweeper.sweep()).isEqualTo(2);
    assertThat(scene.holdings().deals()).containsExactly(18L, 19L, 21L, 22L, 24L);
    scene.day(101);
    assertThat(sweeper.sweep()).isEqualTo(2);
    assertThat(scene.holdings().deals()).containsExactly(21L, 22L, 24L);
  }

  private Evidence describe() {
    return scene.intake().descriptor(scene.gateway().address(), DEAL, signed(scene.gateway()));
  }

  private byte[] signed(Account gateway) {
    return upload.signed(scene.domain(), gateway);
  }

  private long bytes() {
    return upload.fragments().fragmentBytes();
  }

  private void send(Address caller, int slot, long deal, long bytes) throws IOException {
    scene
        .intake()
        .fragment(caller, new FragmentKey(deal, 0), slot, upload.id(1), bytes, upload.open(1));
  }

  private void assertDescriptorRefused(String words, byte[] body) {
    assertThatThrownBy(() -> scene.intake().descriptor(scene.gateway().address(), DEAL, body))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(words);
  }

  private void assertTagsRefused(String words, UnaryOperator<byte[]> distortion) {
    scene.tee().distort(distortion);
    assertThatThrownBy(this::describe).isInstanceOf(TagsRefused.class).hasMessageContaining(words);
  }

  private static void assertRefused(int status, String slug, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.slug()).isEqualTo(slug);
              assertThat(refused.status()).isEqualTo(status);
            });
  }

  private static byte[] flipped(byte[] answer, int at) {
    return flipped(answer, at, 1);
  }

  private static byte[] flipped(byte[] answer, int at, int bit) {
    byte[] altered = answer.clone();
    altered[at] ^= (byte) bit;
    return altered;
  }

  private static byte[] swappedDeltas(byte[] answer) {
    byte[] swapped = answer.clone();
    System.arraycopy(answer, 85, swapped, 85 + 48, 48);
    System.arraycopy(answer, 85 + 48, swapped, 85, 48);
    return swapped;
  }
}
