package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.chain.event.ReaderKeyRegistered;
import io.cess4j.contracts.IProxies;
import io.cess4j.contracts.IReaderKeys;
import io.cess4j.contracts.IShareGrants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

/** Finds grants, sealed files, keys and proxies by what the chain said; nodes index the topics. */
public final class ShareIndex {
  private final LogSearch grants;
  private final LogSearch keys;
  private final LogSearch proxies;

  /**
   * @param grants the ShareGrants contract
   * @param readerKeys the ReaderKeys contract
   * @param proxies the Proxies contract
   */
  public ShareIndex(
      ChainConnection connection, Address grants, Address readerKeys, Address proxies) {
    this.grants = new LogSearch(connection, grants);
    this.keys = new LogSearch(connection, readerKeys);
    this.proxies = new LogSearch(connection, proxies);
  }

  /** A grant, whatever became of it. */
  public Optional<GrantMade> grant(Bytes32 id) {
    return newest(
        grants, List.of(topic(IShareGrants.GRANTMADE_EVENT), Optional.of(id)), GrantMade.class);
  }

  /** Grants that an account has made, ended ones too, oldest first. */
  public List<GrantMade> ofOwner(Address owner) {
    return grants(Optional.of(owner), Optional.empty());
  }

  /** Grants to a reader, ended ones too, oldest first. */
  public List<GrantMade> ofReader(Address reader) {
    return grants(Optional.empty(), Optional.of(reader));
  }

  /** Grants of one owner to one reader, ended ones too, oldest first. */
  public List<GrantMade> between(Address owner, Address reader) {
    return grants(Optional.of(owner), Optional.of(reader));
  }

  /** Files that an owner has sealed to a label, in all epochs, oldest first. */
  public List<FileSealed> files(Address owner, Bytes32 label) {
    return found(
        grants,
        List.of(
            topic(IShareGrants.FILESEALED_EVENT),
            Optional.of(LogSearch.word(owner)),
            Optional.of(label)),
        FileSealed.class);
  }

  /** The newest reader key of an account. */
  public Optional<ReaderKeyRegistered> readerKey(Address account) {
    return newest(
        keys,
        List.of(topic(IReaderKeys.READERKEYREGISTERED_EVENT), Optional.of(LogSearch.word(account))),
        ReaderKeyRegistered.class);
  }

  /** Every reader key that an account has registered, oldest first. */
  public List<ReaderKeyRegistered> readerKeys(Address account) {
    return found(
        keys,
        List.of(topic(IReaderKeys.READERKEYREGISTERED_EVENT), Optional.of(LogSearch.word(account))),
        ReaderKeyRegistered.class);
  }

  /** The newest word of every account that ever was a proxy; whether it still is, Proxies knows. */
  public List<ProxyRegistered> proxies() {
    Map<Address, ProxyRegistered> newest = new LinkedHashMap<>();
    found(proxies, List.of(topic(IProxies.PROXYREGISTERED_EVENT)), ProxyRegistered.class)
        .forEach(proxy -> newest.put(proxy.account(), proxy));
    return List.copyOf(newest.values());
  }

  /** The newest word of one proxy. */
  public Optional<ProxyRegistered> proxy(Address account) {
    return newest(
        proxies,
        List.of(topic(IProxies.PROXYREGISTERED_EVENT), Optional.of(LogSearch.word(account))),
        ProxyRegistered.class);
  }

  private List<GrantMade> grants(Optional<Address> owner, Optional<Address> reader) {
    return found(
        grants,
        List.of(
            topic(IShareGrants.GRANTMADE_EVENT),
            Optional.empty(),
            owner.map(LogSearch::word),
            reader.map(LogSearch::word)),
        GrantMade.class);
  }

  private static <E extends ContractEvent> Optional<E> newest(
      LogSearch logs, List<Optional<Bytes32>> topics, Class<E> type) {
    return logs.newest(topics).flatMap(EventDecoder::decode).map(type::cast);
  }

  private static Optional<Bytes32> topic(Event event) {
    return Optional.of(Bytes32.of(EventEncoder.encode(event)));
  }

  private static <E extends ContractEvent> List<E> found(
      LogSearch logs, List<Optional<Bytes32>> topics, Class<E> type) {
    return logs.of(topics).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
