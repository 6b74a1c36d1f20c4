package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ChannelOpened;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.contracts.IPayPerRetrieval;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;

/** Finds channels by what PayPerRetrieval said of them; nodes index the topics. */
public final class ChannelIndex {
  private final LogSearch logs;

  /**
   * @param channels the PayPerRetrieval contract
   */
  public ChannelIndex(ChainConnection connection, Address channels) {
    this.logs = new LogSearch(connection, channels);
  }

  /** Channels that an account has opened, closed ones too, oldest first. */
  public List<ChannelOpened> ofBuyer(Address buyer) {
    return opened(Optional.of(buyer), Optional.empty());
  }

  /** Channels that were opened for a gateway, closed ones too, oldest first. */
  public List<ChannelOpened> ofGateway(Address gateway) {
    return opened(Optional.empty(), Optional.of(gateway));
  }

  private List<ChannelOpened> opened(Optional<Address> buyer, Optional<Address> gateway) {
    return logs
        .of(
            List.of(
                Optional.of(Bytes32.of(EventEncoder.encode(IPayPerRetrieval.CHANNELOPENED_EVENT))),
                Optional.empty(),
                buyer.map(LogSearch::word),
                gateway.map(LogSearch::word)))
        .stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(ChannelOpened.class::isInstance)
        .map(ChannelOpened.class::cast)
        .toList();
  }
}
