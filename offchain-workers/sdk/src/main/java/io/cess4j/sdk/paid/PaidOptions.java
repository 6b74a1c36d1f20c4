package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.sdk.storage.Progress;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How to buy a file.
 *
 * @param most wei that the buyer agrees to; it is charged what the terms ask, and never more
 * @param deposit wei to lock where a channel has to be opened or filled; null for ten retrievals,
 *     or what there is
 * @param gateway that shall serve; null for any of the grant
 * @param progress told of bytes and of lies
 */
public record PaidOptions(
    BigInteger most, @Nullable BigInteger deposit, @Nullable Address gateway, Progress progress) {
  /** For at most this, silent. */
  public static PaidOptions atMost(BigInteger wei) {
    return new PaidOptions(wei, null, null, Progress.SILENT);
  }

  /** The same with another deposit. */
  public PaidOptions locking(@Nullable BigInteger wei) {
    return new PaidOptions(most, wei, gateway, progress);
  }

  /** The same through a gateway. */
  public PaidOptions through(@Nullable Address account) {
    return new PaidOptions(most, deposit, account, progress);
  }

  /** The same with a listener. */
  public PaidOptions with(Progress listener) {
    return new PaidOptions(most, deposit, gateway, listener);
  }
}
