package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.DealEndedAsLost;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.SlotMoved;
import io.cess4j.contracts.IDeals;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;

/**
 * Finds deals by what their activation said. Nodes index the topics, so nobody needs an index of
 * their own to find a file.
 */
public final class DealIndex {
  private static final Bytes32 ACTIVATED =
      Bytes32.of(EventEncoder.encode(IDeals.DEALACTIVATED_EVENT));
  private static final Bytes32 MOVED = Bytes32.of(EventEncoder.encode(IDeals.SLOTMOVED_EVENT));
  private static final Bytes32 LOST = Bytes32.of(EventEncoder.encode(IDeals.DEALENDEDASLOST_EVENT));
  private static final Bytes32 REMOVED = Bytes32.of(EventEncoder.encode(IDeals.DEALREMOVED_EVENT));

  private final LogSearch logs;

  /**
   * @param deals the Deals contract
   */
  public DealIndex(ChainConnection connection, Address deals) {
    this.logs = new LogSearch(connection, deals);
  }

  /** Deals of a file, removed ones too, oldest first. */
  public List<DealActivated> ofFile(Bytes32 fid) {
    return activated(Optional.empty(), Optional.of(fid), Optional.empty());
  }

  /** Deals of an owner, removed ones too, oldest first. */
  public List<DealActivated> ofOwner(Address owner) {
    return activated(Optional.empty(), Optional.empty(), Optional.of(LogSearch.word(owner)));
  }

  /** How a deal was activated; empty while it is not. */
  public Optional<DealActivated> ofDeal(long deal) {
    return activated(Optional.of(LogSearch.word(deal)), Optional.empty(), Optional.empty()).stream()
        .findFirst();
  }

  /** Who carries a deal by now: repair moves slots to other miners. */
  public Carriers carriers(DealActivated activated) {
    return Carriers.of(activated, moves(activated.deal()));
  }

  /** Slots of a deal that changed hands, oldest first. */
  public List<SlotMoved> moves(long deal) {
    return decoded(
        logs.of(List.of(Optional.of(MOVED), Optional.of(LogSearch.word(deal)))), SlotMoved.class);
  }

  /** How a deal ended as lost; empty where it did not. */
  public Optional<DealEndedAsLost> endedAsLost(long deal) {
    return decoded(
            logs.of(List.of(Optional.of(LOST), Optional.of(LogSearch.word(deal)))),
            DealEndedAsLost.class)
        .stream()
        .findFirst();
  }

  /** Whether the owner has removed a deal. */
  public boolean removed(long deal) {
    return !logs.of(List.of(Optional.of(REMOVED), Optional.of(LogSearch.word(deal)))).isEmpty();
  }

  private List<DealActivated> activated(
      Optional<Bytes32> deal, Optional<Bytes32> fid, Optional<Bytes32> owner) {
    return decoded(logs.of(List.of(Optional.of(ACTIVATED), deal, fid, owner)), DealActivated.class);
  }

  private static <E extends ContractEvent> List<E> decoded(List<ChainLog> logs, Class<E> type) {
    return logs.stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
