package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import java.util.List;

/**
 * What the host read about an order from the chain.
 *
 * @param deal order and deal id
 * @param owner who placed it
 * @param gateway whom its client authorised to sign the descriptor
 * @param size most bytes of ciphertext
 * @param tiKey TI key of the drawn worker's group
 * @param miners ids, slot by slot
 */
public record OrderFacts(
    long deal,
    Address owner,
    Address gateway,
    int k,
    int n,
    long size,
    int tiKey,
    List<Long> miners) {
  public OrderFacts {
    miners = List.copyOf(miners);
  }
}
