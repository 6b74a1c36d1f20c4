package io.cess4j.sdk.market;

import java.math.BigInteger;
import java.util.List;

/**
 * What a claim brought.
 *
 * @param amount wei that this account got
 * @param others wei that other holders along the lineage got
 * @param certificates whose inboxes were emptied, later ones first
 */
public record Claimed(BigInteger amount, BigInteger others, List<Long> certificates) {
  /** Copies the list. */
  public Claimed {
    certificates = List.copyOf(certificates);
  }
}
