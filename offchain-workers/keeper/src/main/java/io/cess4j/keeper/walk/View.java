package io.cess4j.keeper.walk;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.contracts.errors.DealUnknown;
import java.util.Optional;

/** Looks at the chain that several walks share. */
record View(Network network) {
  /** Beats that IRandomness keeps (RING of Repair.sol and RightsDisputes.sol). */
  private static final long BEATS_KEPT = 1_024;

  /** Whether a beat that did not come is no longer to be had, nor any that came in its place. */
  boolean isBeatLost(long beat) {
    return network.calendar().beatAt(network.clock().instant()) > beat + BEATS_KEPT;
  }

  /** Protocol day of the chain's clock. */
  long today() {
    return network.calendar().dayAt(network.clock().instant());
  }

  /** A deal that a new miner could still carry for a day, as IRepair asks for. */
  Optional<Deal> repairable(long id) {
    return deal(id).filter(deal -> deal.state() == DealState.ACTIVE && today() + 1 < deal.endDay());
  }

  /** A deal; empty where there is none. */
  Optional<Deal> deal(long id) {
    try {
      return Optional.of(network.deals().deal(id)).filter(deal -> deal.state() != DealState.NONE);
    } catch (DealUnknown none) {
      return Optional.empty();
    }
  }
}
