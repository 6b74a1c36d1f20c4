package io.cess4j.sdk.paid;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalChannel;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a channel can carry a further retrieval. */
class OpenChannelTest {
  private static final Address GATEWAY = Address.of("0x" + "bb".repeat(20));
  private static final BigInteger DEPOSIT = BigInteger.TEN.pow(18);
  private static final Duration WINDOW = Duration.ofSeconds(300);
  private static final Instant FIRST = KilledBuyer.record(0).time();

  @Test
  void whatIsPromisedIsNotThereAgain() {
    ChannelBook book = book(3);
    assertThat(channel(book, 1).left()).isEqualTo(DEPOSIT.subtract(book.cumulative()));
    assertThat(channel(book(0), 0).left()).isEqualTo(DEPOSIT);
  }

  @Test
  void aPurseThatTheChainIsAheadOfIsAnOldCopy() {
    assertThat(channel(book(3), 2).isConsistent()).isTrue();
    assertThat(channel(book(3), 3).isConsistent()).isTrue();
    RetrievalChannel ahead = channel(book(4), 4).chain();
    assertThat(new OpenChannel(book(3), ahead).isConsistent()).isFalse();
    RetrievalChannel other =
        new RetrievalChannel(
            KilledBuyer.ACCOUNT.address(),
            GATEWAY,
            FIRST.plusSeconds(9_000),
            FIRST,
            2,
            DEPOSIT,
            BigInteger.ZERO,
            Bytes32.ZERO);
    assertThat(new OpenChannel(book(3), other).isConsistent()).as("other records").isFalse();
  }

  @Test
  void recordsThatNobodySettlesBlockTheChannel() {
    OpenChannel unsettled = channel(book(3), 1);
    assertThat(unsettled.isSettled(FIRST.plus(WINDOW), WINDOW)).isTrue();
    assertThat(unsettled.isSettled(FIRST.plus(WINDOW).plusSeconds(1), WINDOW)).isFalse();
    OpenChannel settled = channel(book(3), 3);
    assertThat(settled.isSettled(FIRST.plus(WINDOW.multipliedBy(9)), WINDOW)).isTrue();
    assertThat(channel(book(512), 1).isSettled(FIRST, WINDOW)).isTrue();
    assertThat(channel(book(512), 0).isSettled(FIRST, WINDOW))
        .as("as many as the contract takes at once")
        .isFalse();
  }

  private static OpenChannel channel(ChannelBook book, int settled) {
    BigInteger paid =
        book.records().subList(0, settled).stream()
            .map(one -> one.price())
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new OpenChannel(
        book,
        new RetrievalChannel(
            KilledBuyer.ACCOUNT.address(),
            GATEWAY,
            FIRST.plusSeconds(9_000),
            FIRST,
            settled,
            DEPOSIT,
            paid,
            book.digestAfter(settled)));
  }

  private static ChannelBook book(int records) {
    return new ChannelBook(
        KilledBuyer.CHANNEL,
        Bytes32.ZERO,
        java.util.stream.IntStream.range(0, records).mapToObj(KilledBuyer::record).toList(),
        io.cess4j.protocol.ByteString.of(new byte[0]),
        io.cess4j.protocol.ByteString.of(new byte[0]),
        ChannelBook.State.SERVED);
  }
}
