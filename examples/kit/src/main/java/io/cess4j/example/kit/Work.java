package io.cess4j.example.kit;

import io.cess4j.chain.rights.RightsClaim;

/**
 * A file that is stored and has a certificate.
 *
 * @param certificate its number
 * @param claim with which it was registered; contracts that check a certificate want it
 */
public record Work(long certificate, RightsClaim claim) {
  /** File id, 64 hex digits. */
  public String fid() {
    return claim.fid().hex().substring(2);
  }
}
