package io.cess4j.sdk.keys;

import io.cess4j.chain.Address;
import io.cess4j.protocol.Hash256;
import java.security.MessageDigest;
import java.util.List;

/**
 * A secret of the ring and what it is for. Its text never shows it.
 *
 * @param chainId chain of the deals
 * @param contract their Deals contract
 * @param deals numbers of the deals of one file, in order
 * @param content what was encrypted; zero unless UNFINISHED
 * @param secret 32 bytes; zero once ERASED
 * @param since seconds since 1970
 */
record RingEntry(
    Kind kind,
    long chainId,
    Address contract,
    List<Long> deals,
    Hash256 content,
    byte[] secret,
    long since) {
  static final int SECRET_BYTES = 32;

  /** What a secret is for; the place in the list is its number in the file. */
  enum Kind {
    /** Data key of an upload that has not been seen to end. */
    UNFINISHED,
    /** Seed of the sealing key of one file, which exists nowhere else. */
    ERASABLE,
    /** What is left of the above. */
    ERASED
  }

  RingEntry {
    deals = List.copyOf(deals);
    secret = secret.clone();
    if (secret.length != SECRET_BYTES || deals.isEmpty() || deals.size() > 0xffff) {
      throw new IllegalArgumentException(
          "a ring entry has a secret of 32 bytes and 1 to 65535 deals, not %d and %d"
              .formatted(secret.length, deals.size()));
    }
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  boolean isAt(Place place) {
    return chainId == place.chainId() && contract.equals(place.contract());
  }

  boolean carries(long deal) {
    return deals.contains(deal);
  }

  RingEntry erased(long now) {
    return new RingEntry(
        Kind.ERASED,
        chainId,
        contract,
        deals,
        Hash256.of(new byte[Hash256.BYTES]),
        new byte[SECRET_BYTES],
        now);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RingEntry entry
        && kind == entry.kind
        && chainId == entry.chainId
        && contract.equals(entry.contract)
        && deals.equals(entry.deals)
        && content.equals(entry.content)
        && MessageDigest.isEqual(secret, entry.secret)
        && since == entry.since;
  }

  @Override
  public int hashCode() {
    return deals.hashCode();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "%s of deals %s".formatted(kind, deals);
  }
}
