package io.cess4j.chain.event;

import static io.cess4j.chain.contract.Words.end;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.contracts.IProxies;
import io.cess4j.contracts.IProxyReports;
import io.cess4j.contracts.IReaderKeys;
import io.cess4j.contracts.IShareGrants;
import java.util.function.BiConsumer;
import org.web3j.abi.datatypes.Event;

/** Events of the contracts of sharing. */
final class SharingEvents {
  private SharingEvents() {}

  static void define(BiConsumer<Event, EventDecoder.Values> decoder) {
    decoder.accept(
        IReaderKeys.READERKEYREGISTERED_EVENT,
        log -> {
          var e = IReaderKeys.getReaderKeyRegisteredEventFromLog(log);
          return at -> new ReaderKeyRegistered(at, Address.of(e.account), small(e.version), e.key);
        });
    decoder.accept(
        IProxies.PROXYREGISTERED_EVENT,
        log -> {
          var e = IProxies.getProxyRegisteredEventFromLog(log);
          return at -> new ProxyRegistered(at, Address.of(e.account), e.key, e.endpoint);
        });
    decoder.accept(
        IProxies.PROXYRETIRED_EVENT,
        log -> {
          var e = IProxies.getProxyRetiredEventFromLog(log);
          return at -> new ProxyRetired(at, Address.of(e.account));
        });
    decoder.accept(
        IShareGrants.GRANTMADE_EVENT,
        log -> {
          var e = IShareGrants.getGrantMadeEventFromLog(log);
          return at ->
              new GrantMade(
                  at,
                  Bytes32.of(e.id),
                  Address.of(e.owner),
                  Address.of(e.reader),
                  Bytes32.of(e.label),
                  small(e.epoch),
                  end(e.until),
                  small(e.threshold),
                  e.labelKey,
                  e.readerKey,
                  e.ephemeral,
                  e.proxies.stream().map(Address::of).toList(),
                  e.shareKeys);
        });
    decoder.accept(
        IShareGrants.GRANTREVOKED_EVENT,
        log -> {
          var e = IShareGrants.getGrantRevokedEventFromLog(log);
          return at ->
              new GrantRevoked(at, Bytes32.of(e.id), Address.of(e.owner), Bytes32.of(e.label));
        });
    decoder.accept(
        IShareGrants.LABELKEYCHANGED_EVENT,
        log -> {
          var e = IShareGrants.getLabelKeyChangedEventFromLog(log);
          return at ->
              new LabelKeyChanged(
                  at, Address.of(e.owner), Bytes32.of(e.label), small(e.epoch), e.key);
        });
    decoder.accept(
        IShareGrants.FILESEALED_EVENT,
        log -> {
          var e = IShareGrants.getFileSealedEventFromLog(log);
          return at ->
              new FileSealed(
                  at,
                  Address.of(e.owner),
                  Bytes32.of(e.label),
                  Bytes32.of(e.fid),
                  small(e.epoch),
                  e.capsule);
        });
    decoder.accept(
        IProxyReports.PROXYLIED_EVENT,
        log -> {
          var e = IProxyReports.getProxyLiedEventFromLog(log);
          return at ->
              new ProxyLied(
                  at,
                  Address.of(e.proxy),
                  Bytes32.of(e.grant),
                  Address.of(e.reporter),
                  Bytes32.of(e.capsule),
                  number(e.times));
        });
  }
}
