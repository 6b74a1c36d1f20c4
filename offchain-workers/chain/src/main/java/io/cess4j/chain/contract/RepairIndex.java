package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.DealLost;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.RepairCompleted;
import io.cess4j.contracts.IRepair;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

/** Finds what repair has done by what it said. */
public final class RepairIndex {
  private final LogSearch logs;

  /**
   * @param repair the Repair contract
   */
  public RepairIndex(ChainConnection connection, Address repair) {
    this.logs = new LogSearch(connection, repair);
  }

  /** Every slot that another miner has taken over, oldest first. */
  public List<RepairCompleted> completed() {
    return all(IRepair.REPAIRCOMPLETED_EVENT, RepairCompleted.class);
  }

  /** Every deal that was given up, oldest first. */
  public List<DealLost> lost() {
    return all(IRepair.DEALLOST_EVENT, DealLost.class);
  }

  /** How a deal was given up; empty where it was not. */
  public Optional<DealLost> lost(long deal) {
    return found(
            List.of(topic(IRepair.DEALLOST_EVENT), Optional.of(LogSearch.word(deal))),
            DealLost.class)
        .stream()
        .findFirst();
  }

  private <E extends ContractEvent> List<E> all(Event event, Class<E> type) {
    return found(List.of(topic(event)), type);
  }

  private static Optional<Bytes32> topic(Event event) {
    return Optional.of(Bytes32.of(EventEncoder.encode(event)));
  }

  private <E extends ContractEvent> List<E> found(List<Optional<Bytes32>> topics, Class<E> type) {
    return logs.of(topics).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
