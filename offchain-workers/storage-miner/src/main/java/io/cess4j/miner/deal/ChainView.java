package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.typed.TypedDomain;

/** What the duties of a miner read from the chain; the node's answers, never a cache. */
public interface ChainView {

  /** An order; throws OrderUnknown. */
  Order order(long id);

  /** An active or removed deal; throws DealUnknown. */
  Deal deal(long id);

  /** The protocol day now. */
  long today();

  /** Key with which a TEE worker signs tags. */
  Address signerOf(int worker);

  /** Domain of all signatures. */
  TypedDomain domain();
}
