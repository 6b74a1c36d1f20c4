package io.cess4j.gateway.delivery;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.typed.Voucher;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A voucher with what it is over.
 *
 * @param cumulative wei since the channel was opened
 * @param count retrievals since then, not below the number of records
 * @param start digest before the first of the records
 * @param records at least one; the last is of the retrieval that is asked for
 * @param voucher the buyer's signature, 64 bytes
 * @param accepted the signature of the channel's gateway over the same, 64 bytes
 */
public record Payment(
    long channel,
    BigInteger cumulative,
    long count,
    Bytes32 start,
    List<RetrievalRecord> records,
    ByteString voucher,
    Optional<ByteString> accepted) {
  public Payment {
    records = List.copyOf(records);
    if (records.isEmpty() || count < records.size()) {
      throw new IllegalArgumentException(
          "a voucher over %d retrievals cannot end %d records".formatted(count, records.size()));
    }
  }

  /** What is paid for now. */
  RetrievalRecord last() {
    return records.getLast();
  }

  Trail trail() {
    return Trail.of(count - records.size(), start, records);
  }

  /** The running digest after the last of the records. */
  public Bytes32 digest() {
    return trail().end();
  }

  /** What buyer and gateway sign. */
  Voucher signed() {
    return new Voucher(channel, cumulative, count, digest());
  }
}
