package io.cess4j.sdk.sharing;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A grant as the chain tells it.
 *
 * @param files that it opens, 64 hex digits each
 * @param until empty for no end
 * @param live whether proxies should answer now
 */
public record Share(
    Bytes32 grant,
    Address owner,
    Address reader,
    List<String> files,
    Optional<Instant> until,
    boolean revoked,
    boolean live,
    int threshold,
    List<Address> proxies) {
  /** Copies the lists. */
  public Share {
    files = List.copyOf(files);
    proxies = List.copyOf(proxies);
  }
}
