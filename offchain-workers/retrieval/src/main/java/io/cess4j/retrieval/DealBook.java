package io.cess4j.retrieval;

import io.cess4j.chain.Address;
import java.util.List;

/** What the chain says of deals, as a finder of files needs it. */
public interface DealBook {

  /** An active deal that was activated under a file's id, which anybody may do. */
  record Claim(long deal, Address owner) {}

  /**
   * Active deals under a file id, oldest first.
   *
   * @param fid 64 hex digits
   */
  List<Claim> claimsOf(String fid);

  /** A deal and who holds it: one call of the chain, and one a miner. */
  HeldDeal held(long deal);
}
