package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.contracts.IDeals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.web3j.abi.EventEncoder;

/**
 * Finds deals by what their activation said. Nodes index the topics, so nobody needs an index of
 * their own to find a file.
 */
public final class DealIndex {
  private static final Bytes32 ACTIVATED =
      Bytes32.of(EventEncoder.encode(IDeals.DEALACTIVATED_EVENT));
  private static final Bytes32 REMOVED = Bytes32.of(EventEncoder.encode(IDeals.DEALREMOVED_EVENT));

  /** Nodes refuse to search more blocks at once. */
  private static final long BLOCKS_A_SEARCH = 50_000;

  private final ChainConnection connection;
  private final Address deals;

  /**
   * @param deals the Deals contract
   */
  public DealIndex(ChainConnection connection, Address deals) {
    this.connection = connection;
    this.deals = deals;
  }

  /** Deals of a file, removed ones too, oldest first. */
  public List<DealActivated> ofFile(Bytes32 fid) {
    return activated(Optional.empty(), Optional.of(fid), Optional.empty());
  }

  /** Deals of an owner, removed ones too, oldest first. */
  public List<DealActivated> ofOwner(Address owner) {
    byte[] word = new byte[Bytes32.LENGTH];
    System.arraycopy(owner.bytes(), 0, word, Bytes32.LENGTH - Address.LENGTH, Address.LENGTH);
    return activated(Optional.empty(), Optional.empty(), Optional.of(Bytes32.of(word)));
  }

  /** How a deal was activated; empty while it is not. */
  public Optional<DealActivated> ofDeal(long deal) {
    return activated(Optional.of(word(deal)), Optional.empty(), Optional.empty()).stream()
        .findFirst();
  }

  /** Whether the owner has removed a deal. */
  public boolean removed(long deal) {
    return !search(List.of(Optional.of(REMOVED), Optional.of(word(deal)))).isEmpty();
  }

  private static Bytes32 word(long number) {
    byte[] word = new byte[Bytes32.LENGTH];
    java.nio.ByteBuffer.wrap(word).putLong(Bytes32.LENGTH - Long.BYTES, number);
    return Bytes32.of(word);
  }

  private List<DealActivated> activated(
      Optional<Bytes32> deal, Optional<Bytes32> fid, Optional<Bytes32> owner) {
    return search(List.of(Optional.of(ACTIVATED), deal, fid, owner)).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(DealActivated.class::isInstance)
        .map(DealActivated.class::cast)
        .toList();
  }

  private List<ChainLog> search(List<Optional<Bytes32>> topics) {
    long head = connection.latestBlock().number();
    List<ChainLog> found = new ArrayList<>();
    for (long from = 0; from <= head; from += BLOCKS_A_SEARCH) {
      long until = Math.min(head, from + BLOCKS_A_SEARCH - 1);
      found.addAll(connection.logs(new LogFilter(Set.of(deals), from, until, topics)));
    }
    return found;
  }
}
