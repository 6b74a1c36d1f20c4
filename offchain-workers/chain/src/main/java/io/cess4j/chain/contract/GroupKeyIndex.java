package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.GroupKeyRegistered;
import io.cess4j.contracts.ITeeRegistry;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;

/** Finds the keys of TEE groups by what TeeRegistry said; nodes index the topics. */
public final class GroupKeyIndex {
  private static final Bytes32 REGISTERED =
      Bytes32.of(EventEncoder.encode(ITeeRegistry.GROUPKEYREGISTERED_EVENT));

  private final LogSearch registry;

  /**
   * @param registry the TeeRegistry contract
   */
  public GroupKeyIndex(ChainConnection connection, Address registry) {
    this.registry = new LogSearch(connection, registry);
  }

  /** A group's key by its TI key id; empty where no group has registered it. */
  public Optional<GroupKeyRegistered> find(int tiKey) {
    return registry
        .newest(List.of(Optional.of(REGISTERED), Optional.of(LogSearch.word(tiKey))))
        .flatMap(EventDecoder::decode)
        .map(GroupKeyRegistered.class::cast);
  }
}
