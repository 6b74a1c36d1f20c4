package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;
import java.util.Optional;

/**
 * What the chain keeps of a grant (IShareGrants.Grant).
 *
 * @param owner {@link Address#ZERO} where there is no such grant
 * @param until empty for no end
 * @param digest of its {@link GrantDescription}
 */
public record GrantState(Address owner, Optional<Instant> until, boolean revoked, Bytes32 digest) {
  /** Whether there is such a grant. */
  public boolean exists() {
    return !owner.equals(Address.ZERO);
  }

  /** Whether proxies should answer at that time of the chain. */
  public boolean isLive(Instant now) {
    return exists() && !revoked && until.map(now::isBefore).orElse(true);
  }
}
