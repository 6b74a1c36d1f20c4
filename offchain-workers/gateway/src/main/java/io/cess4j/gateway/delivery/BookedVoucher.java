package io.cess4j.gateway.delivery;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.contract.RetrievalSettlement;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The newest voucher of a channel that this gateway has answered, as it lies on disk.
 *
 * @param buyer who signed it
 * @param payment with the records since the channel was settled, and with {@code accepted}
 */
record BookedVoucher(Address buyer, Payment payment) {
  private static final int AMOUNT = 16;
  private static final int COMPACT = 64;
  private static final int FIXED =
      Address.LENGTH + 2 * Long.BYTES + AMOUNT + Bytes32.LENGTH + 2 * COMPACT;

  long count() {
    return payment.count();
  }

  /** Whether this is the other, or comes after it in the same channel. */
  boolean covers(Payment other) {
    return payment.trail().at(other.count()).filter(other.trail().end()::equals).isPresent()
        && cumulativeAt(other.count()).equals(other.cumulative());
  }

  private BigInteger cumulativeAt(long count) {
    return unsettled(count).stream()
        .map(RetrievalRecord::price)
        .reduce(payment.cumulative(), BigInteger::subtract);
  }

  /** Records after so many retrievals: what a chain that has settled so many has not got yet. */
  List<RetrievalRecord> unsettled(long settled) {
    List<RetrievalRecord> all = payment.records();
    long from = settled - (count() - all.size());
    return from >= all.size() ? List.of() : all.subList((int) Math.max(0, from), all.size());
  }

  /**
   * For the contract.
   *
   * @param own whether the channel's gateway settles; others need its signature too
   */
  RetrievalSettlement settlement(RetrievalChannel channel, boolean own) {
    byte[] both = new byte[own ? COMPACT : 2 * COMPACT];
    System.arraycopy(payment.voucher().toBytes(), 0, both, 0, COMPACT);
    if (!own) {
      System.arraycopy(accepted().toBytes(), 0, both, COMPACT, COMPACT);
    }
    return new RetrievalSettlement(
        payment.channel(),
        payment.cumulative(),
        count(),
        unsettled(channel.count()),
        ByteString.of(both));
  }

  byte[] toBytes() {
    List<RetrievalRecord> records = payment.records();
    ByteBuffer bytes = ByteBuffer.allocate(FIXED + records.size() * Bytes32.LENGTH);
    bytes.put(buyer.bytes()).putLong(payment.channel()).putLong(count());
    byte[] amount = payment.cumulative().toByteArray();
    int length = Math.min(AMOUNT, amount.length);
    bytes.put(new byte[AMOUNT - length]).put(amount, amount.length - length, length);
    bytes.put(payment.start().bytes()).put(payment.voucher().toBytes());
    bytes.put(accepted().toBytes());
    records.forEach(one -> bytes.put(one.word().bytes()));
    return bytes.array();
  }

  static BookedVoucher of(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    Address buyer = Address.of(next(bytes, Address.LENGTH));
    long channel = bytes.getLong();
    long count = bytes.getLong();
    BigInteger cumulative = new BigInteger(1, next(bytes, AMOUNT));
    Bytes32 start = Bytes32.of(next(bytes, Bytes32.LENGTH));
    ByteString voucher = ByteString.of(next(bytes, COMPACT));
    ByteString accepted = ByteString.of(next(bytes, COMPACT));
    List<RetrievalRecord> records = RetrievalRecord.all(next(bytes, bytes.remaining()));
    return new BookedVoucher(
        buyer,
        new Payment(channel, cumulative, count, start, records, voucher, Optional.of(accepted)));
  }

  private ByteString accepted() {
    return payment
        .accepted()
        .orElseThrow(() -> new IllegalStateException("a booked voucher has two signatures"));
  }

  private static byte[] next(ByteBuffer buffer, int length) {
    byte[] part = new byte[length];
    buffer.get(part);
    return part;
  }
}
