package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.typed.TypedDomain;
import java.util.Optional;

/** What the duties of a miner read from the chain; the node's answers, never a cache. */
public interface ChainView {

  /** An order; throws OrderUnknown. */
  Order order(long id);

  /** An active or removed deal; throws DealUnknown. */
  Deal deal(long id);

  /** The repair of a slot. */
  RepairSlot repair(long deal, int slot);

  /** The latest day on which a slot of the deal left a miner; empty where none did. */
  Optional<Integer> leftOn(long deal, long miner);

  /** The protocol day now. */
  long today();

  /** Key with which a TEE worker signs tags. */
  Address signerOf(int worker);

  /** Domain of all signatures. */
  TypedDomain domain();
}
