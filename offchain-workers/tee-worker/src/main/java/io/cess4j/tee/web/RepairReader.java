package io.cess4j.tee.web;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.tee.enclave.OrderFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads from the chain which repair this worker was drawn for (ADR 0020). */
final class RepairReader {
  private final Network network;

  RepairReader(Network network) {
    this.network = network;
  }

  /**
   * The facts of a deal with the drawn miner in its slot.
   *
   * @throws ProblemException 409 where the deal is not active or its slot's repair not drawn for
   *     this worker, 400 where there is no such slot
   */
  OrderFacts facts(Order order, int slot, int worker) {
    long id = order.id();
    if (order.state() != OrderState.ACTIVE) {
      throw conflict(
          "deal-not-active", "order %d is %s; only active deals are repaired", id, order.state());
    }
    Deal deal = network.deals().deal(id);
    if (deal.state() != DealState.ACTIVE) {
      throw conflict(
          "deal-not-active", "deal %d is %s; only active deals are repaired", id, deal.state());
    }
    if (slot >= deal.n()) {
      throw ProblemException.of(400, "slot-unknown", "deal %d has no slot %d".formatted(id, slot));
    }
    RepairSlot repair = network.repair().slot(id, slot);
    if (repair.state() != SlotState.DRAWN) {
      throw conflict(
          "repair-not-drawn",
          "the repair of slot %d of deal %d is %s; bytes are rebuilt and tagged between draw and completion",
          slot,
          id,
          repair.state());
    }
    if (repair.worker() != worker) {
      throw conflict(
          "another-worker",
          "worker %d was drawn for slot %d of deal %d, this is worker %d; ask that one",
          repair.worker(),
          slot,
          id,
          worker);
    }
    if (network.clock().instant().isAfter(repair.deadline())) {
      throw conflict(
          "repair-too-late",
          "the repair of slot %d of deal %d had to be done by %s; another miner is drawn next",
          slot,
          id,
          repair.deadline());
    }
    List<Long> miners = new ArrayList<>(deal.miners());
    miners.set(slot, repair.miner());
    return new OrderFacts(
        id,
        deal.owner(),
        order.gateway(),
        deal.k(),
        deal.n(),
        deal.size(),
        deal.tiKey(),
        miners,
        Optional.of(Hash256.of(deal.root().bytes())));
  }

  private static ProblemException conflict(String type, String words, Object... values) {
    return ProblemException.of(409, type, words.formatted(values));
  }
}
