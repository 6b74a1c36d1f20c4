package io.cess4j.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.gateway.delivery.SettlementRules.Fate;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vouchers in the book, and when they go to the chain. */
final class BookedVoucherTest {
  private static final Instant NOON = Instant.ofEpochSecond(1_800_000_000);
  private static final Duration WINDOW = Duration.ofDays(7);
  private static final Duration EVERY = Duration.ofHours(6);
  private static final Address BUYER = Address.of("0x00000000000000000000000000000000000000b1");

  @Test
  void isReadBackAsItWasWritten() {
    for (BigInteger amount :
        List.of(
            BigInteger.ZERO,
            BigInteger.TWO.pow(127),
            BigInteger.TWO.pow(128).subtract(BigInteger.ONE))) {
      Payment payment = payment(3, 2, amount);
      BookedVoucher voucher = new BookedVoucher(BUYER, payment);
      assertThat(BookedVoucher.of(voucher.toBytes())).isEqualTo(voucher);
    }
  }

  @Test
  void coversWhatComesBeforeItInTheSameChannel() {
    BookedVoucher newest = new BookedVoucher(BUYER, payment(0, 3, wei(3)));
    assertThat(newest.covers(payment(0, 3, wei(3)))).isTrue();
    assertThat(newest.covers(payment(0, 2, wei(2)))).isTrue();
    assertThat(newest.covers(payment(0, 4, wei(4)))).isFalse();
    assertThat(newest.covers(payment(0, 2, wei(1)))).as("another sum").isFalse();
    assertThat(newest.covers(payment(1, 2, wei(3)))).as("other records").isFalse();
  }

  @Test
  void onlyWhatTheChainHasNotGotIsSettled() {
    BookedVoucher voucher = new BookedVoucher(BUYER, payment(2, 3, wei(3)));
    assertThat(voucher.unsettled(2)).hasSize(3);
    assertThat(voucher.unsettled(4)).containsExactly(record(4));
    assertThat(voucher.unsettled(5)).isEmpty();
    assertThat(voucher.unsettled(9)).isEmpty();
    assertThat(voucher.unsettled(0)).as("a rewound chain").hasSize(3);
    assertThat(voucher.settlement(channel(4, voucher), true).signature().length()).isEqualTo(64);
    assertThat(voucher.settlement(channel(4, voucher), false).signature().length()).isEqualTo(128);
    assertThat(voucher.settlement(channel(4, voucher), false).records()).containsExactly(record(4));
  }

  @Test
  void goesToTheChainWhenItIsTimeAndNotBefore() {
    BookedVoucher few = new BookedVoucher(BUYER, payment(0, 3, wei(3)));
    RetrievalChannel open = channel(0, few);
    assertThat(fate(few, open, true, Duration.ofHours(5))).isEqualTo(Fate.WAITS);
    assertThat(fate(few, open, true, EVERY)).isEqualTo(Fate.DUE);
    assertThat(fate(few, open, false, EVERY)).as("its gateway's turn").isEqualTo(Fate.WAITS);
    assertThat(fate(few, open, false, WINDOW.dividedBy(2))).isEqualTo(Fate.DUE);
    assertThat(fate(few, open, true, WINDOW.plusSeconds(1))).isEqualTo(Fate.LOST);
    RetrievalChannel gone =
        new RetrievalChannel(
            Address.ZERO,
            Address.ZERO,
            Instant.EPOCH,
            Instant.EPOCH,
            0,
            wei(0),
            wei(0),
            Bytes32.ZERO);
    assertThat(fate(few, gone, true, EVERY)).as("a rewound chain").isEqualTo(Fate.WAITS);
    RetrievalChannel ending = until(open, NOON.plusSeconds(3_600));
    assertThat(fate(few, ending, true, Duration.ofMinutes(50))).isEqualTo(Fate.WAITS);
    assertThat(fate(few, ending, true, Duration.ofMinutes(51))).isEqualTo(Fate.DUE);
    assertThat(fate(few, ending, false, Duration.ofMinutes(51))).isEqualTo(Fate.WAITS);
    assertThat(fate(few, ending, false, Duration.ofMinutes(54))).isEqualTo(Fate.DUE);
    assertThat(fate(few, ending, true, Duration.ofMinutes(60))).isEqualTo(Fate.LOST);
    BookedVoucher many = new BookedVoucher(BUYER, payment(0, SettlementRules.ENOUGH, wei(256)));
    assertThat(fate(many, open, true, Duration.ofMinutes(5))).isEqualTo(Fate.DUE);
    assertThat(fate(many, open, false, Duration.ofMinutes(5))).isEqualTo(Fate.WAITS);
  }

  @Test
  void isForgottenOnceNobodyMayAskForItAgain() {
    BookedVoucher voucher = new BookedVoucher(BUYER, payment(0, 3, wei(3)));
    RetrievalChannel settled = channel(3, voucher);
    assertThat(fate(voucher, settled, true, Duration.ofDays(3))).isEqualTo(Fate.WAITS);
    assertThat(fate(voucher, settled, true, Duration.ofDays(4))).isEqualTo(Fate.DONE);
    RetrievalChannel other =
        new RetrievalChannel(BUYER, BUYER, settled.until(), NOON, 2, wei(9), wei(2), Bytes32.ZERO);
    assertThat(fate(voucher, other, true, Duration.ZERO)).as("replaced").isEqualTo(Fate.LOST);
  }

  @Test
  void batchesStayWithinWhatTheContractTakes() {
    BookedVoucher large = new BookedVoucher(BUYER, payment(0, 300, wei(300)));
    BookedVoucher small = new BookedVoucher(BUYER, payment(0, 1, wei(1)));
    assertThat(DueSettlement.batches(List.of())).isEmpty();
    assertThat(DueSettlement.batches(List.of(due(large), due(large), due(small))))
        .extracting(List::size)
        .containsExactly(1, 2);
    assertThat(DueSettlement.batches(IntStream.range(0, 65).mapToObj(i -> due(small)).toList()))
        .extracting(List::size)
        .containsExactly(64, 1);
  }

  private static DueSettlement due(BookedVoucher voucher) {
    return new DueSettlement(voucher, channel(0, voucher), true);
  }

  private static Fate fate(
      BookedVoucher voucher, RetrievalChannel channel, boolean own, Duration after) {
    return new SettlementRules(WINDOW, EVERY, NOON.plus(after)).fateOf(voucher, channel, own);
  }

  /** Settled up to so many of the voucher's retrievals. */
  private static RetrievalChannel channel(long settled, BookedVoucher voucher) {
    Bytes32 digest = voucher.payment().trail().at(settled).orElse(Bytes32.ZERO);
    return new RetrievalChannel(
        BUYER,
        BUYER,
        NOON.plus(Duration.ofDays(30)),
        NOON,
        settled,
        wei(999),
        wei(settled),
        digest);
  }

  private static RetrievalChannel until(RetrievalChannel one, Instant until) {
    return new RetrievalChannel(
        one.buyer(),
        one.gateway(),
        until,
        one.lastTime(),
        one.count(),
        one.deposit(),
        one.paid(),
        one.digest());
  }

  private static Payment payment(int base, int records, BigInteger cumulative) {
    return new Payment(
        8,
        cumulative,
        base + records,
        Bytes32.ZERO,
        IntStream.range(base, base + records).mapToObj(BookedVoucherTest::record).toList(),
        ByteString.of(new byte[64]),
        Optional.of(ByteString.of(new byte[64])));
  }

  private static RetrievalRecord record(int index) {
    return new RetrievalRecord(7, BigInteger.ONE, index, NOON, false);
  }

  private static BigInteger wei(long amount) {
    return BigInteger.valueOf(amount);
  }
}
