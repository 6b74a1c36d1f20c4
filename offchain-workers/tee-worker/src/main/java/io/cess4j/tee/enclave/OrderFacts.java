package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import io.cess4j.protocol.Hash256;
import java.util.List;
import java.util.Optional;

/**
 * What the host read about an order from the chain.
 *
 * @param deal order and deal id
 * @param owner who placed it
 * @param gateway whom its client authorised to sign the descriptor
 * @param size most bytes of ciphertext
 * @param tiKey TI key of the drawn worker's group
 * @param miners ids, slot by slot; 0 for an empty slot
 * @param root the descriptor's, once the chain holds it; empty before the activation
 */
public record OrderFacts(
    long deal,
    Address owner,
    Address gateway,
    int k,
    int n,
    long size,
    int tiKey,
    List<Long> miners,
    Optional<Hash256> root) {
  public OrderFacts {
    miners = List.copyOf(miners);
  }
}
