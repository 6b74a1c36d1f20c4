package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A buyer's promise to pay for retrievals (IPayPerRetrieval), in the domain of that contract.
 *
 * @param channel number of the channel
 * @param cumulative wei since the channel was opened
 * @param count retrievals since then
 * @param digest running digest over their records
 */
public record Voucher(long channel, BigInteger cumulative, long count, Bytes32 digest)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash("Voucher(uint64 channel,uint128 cumulative,uint64 count,bytes32 digest)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).uint(channel).uint(cumulative).uint(count).word(digest).hash();
  }
}
