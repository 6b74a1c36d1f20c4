package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import java.util.List;

/** An order became a deal. Values as in the event of that name of {@code IDeals}. */
public record DealActivated(
    EventPosition at,
    long deal,
    Bytes32 fid,
    Address owner,
    Bytes32 root,
    long size,
    long sectors,
    int startDay,
    int endDay,
    List<Long> miners,
    List<Long> holdings,
    List<Bytes16> nus)
    implements ContractEvent {
  /** Copies the lists. */
  public DealActivated {
    miners = List.copyOf(miners);
    holdings = List.copyOf(holdings);
    nus = List.copyOf(nus);
  }
}
