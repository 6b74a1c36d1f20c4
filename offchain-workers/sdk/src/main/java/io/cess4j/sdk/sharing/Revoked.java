package io.cess4j.sdk.sharing;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * A grant that was revoked.
 *
 * @param epoch that the label's key has now
 * @param others readers of the same label whose grants are still live: they go on reading what they
 *     could read, and need a new grant for what is shared under the label from now on
 */
public record Revoked(Bytes32 grant, Bytes32 transaction, int epoch, List<Address> others) {
  /** Copies the list. */
  public Revoked {
    others = List.copyOf(others);
  }
}
