package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an owner grants (IShareGrants.Terms); points are EIP-2537 bytes.
 *
 * @param until empty for no end
 * @param proxies ascending
 * @param shareKeys 256 bytes a proxy
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record GrantTerms(
    Bytes32 salt,
    Bytes32 label,
    Address reader,
    Optional<Instant> until,
    int threshold,
    byte[] labelKey,
    byte[] readerKey,
    byte[] ephemeral,
    List<Address> proxies,
    byte[] shareKeys) {
  /** The contract's word for a grant without an end. */
  static final BigInteger NO_END = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  public GrantTerms {
    proxies = List.copyOf(proxies);
  }

  BigInteger untilWord() {
    return until.map(end -> BigInteger.valueOf(end.getEpochSecond())).orElse(NO_END);
  }
}
