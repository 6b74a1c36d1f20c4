package io.cess4j.sdk.storage;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * A file that the chain says is stored.
 *
 * @param fid file id, 64 hex digits
 * @param deals its deals, in order
 * @param bytes length of the file
 * @param cost wei that its orders locked, at the price at which they were placed; what it holds for
 *     days before the deals begin is back in the vault already
 * @param expiresAt chain time at which its term ends
 */
public record StoredFile(
    String fid, List<Long> deals, long bytes, BigInteger cost, Instant expiresAt) {
  public StoredFile {
    deals = List.copyOf(deals);
  }
}
