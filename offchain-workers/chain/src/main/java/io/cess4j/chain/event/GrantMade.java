package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An owner delegated the key of a label. Values as in the event of that name of {@code
 * IShareGrants}; points are EIP-2537 bytes.
 *
 * @param grant its id
 * @param until empty for no end
 * @param shareKeys 256 bytes a proxy
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes on their way; never compared
public record GrantMade(
    EventPosition at,
    Bytes32 grant,
    Address owner,
    Address reader,
    Bytes32 label,
    int epoch,
    Optional<Instant> until,
    int threshold,
    byte[] labelKey,
    byte[] readerKey,
    byte[] ephemeral,
    List<Address> proxies,
    byte[] shareKeys)
    implements ContractEvent {
  /** Copies the list. */
  public GrantMade {
    proxies = List.copyOf(proxies);
  }
}
