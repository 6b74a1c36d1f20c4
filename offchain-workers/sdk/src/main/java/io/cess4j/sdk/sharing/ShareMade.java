package io.cess4j.sdk.sharing;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;
import java.util.Map;

/**
 * A grant that was made.
 *
 * @param grant its id, for {@link Sharing#revoke}
 * @param transaction that made it
 * @param threshold proxies that have to answer
 * @param proxies that have their shares
 * @param missing proxies that did not take theirs, with what they said
 */
public record ShareMade(
    Bytes32 grant,
    Bytes32 transaction,
    int threshold,
    List<Address> proxies,
    Map<Address, String> missing) {
  /** Copies list and map. */
  public ShareMade {
    proxies = List.copyOf(proxies);
    missing = Map.copyOf(missing);
  }
}
