package io.cess4j.chain.contract;

import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.util.List;

/**
 * What a gateway settles of a channel.
 *
 * @param cumulative wei since the channel was opened, these records included
 * @param count retrievals since then
 * @param records all since the last settlement, in order of time
 * @param signature of the buyer's Voucher, 64 bytes (EIP-2098)
 */
public record RetrievalSettlement(
    long channel,
    BigInteger cumulative,
    long count,
    List<RetrievalRecord> records,
    ByteString signature) {
  /** Copies the records. */
  public RetrievalSettlement {
    records = List.copyOf(records);
  }
}
