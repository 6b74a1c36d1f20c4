package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.CertificateMoved;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.KeyBought;
import io.cess4j.chain.event.KeyDelivered;
import io.cess4j.chain.event.KeyOffered;
import io.cess4j.chain.event.LicenceGranted;
import io.cess4j.chain.event.LicenceOffered;
import io.cess4j.chain.event.LineageEdgeAdded;
import io.cess4j.contracts.IDataCertificates;
import io.cess4j.contracts.IKeySales;
import io.cess4j.contracts.ILicences;
import io.cess4j.contracts.ILineage;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;

/**
 * Finds certificates, keys and licences by what the contracts of rights and the market said; nodes
 * index the topics, so none of it needs a rights index.
 */
public final class MarketIndex {
  private final LogSearch certificates;
  private final LogSearch lineage;
  private final LogSearch keys;
  private final LogSearch licences;

  /**
   * @param certificates the DataCertificates contract
   * @param lineage the Lineage contract
   * @param keys the KeySales contract
   * @param licences the Licences contract
   */
  public MarketIndex(
      ChainConnection connection,
      Address certificates,
      Address lineage,
      Address keys,
      Address licences) {
    this.certificates = new LogSearch(connection, certificates);
    this.lineage = new LogSearch(connection, lineage);
    this.keys = new LogSearch(connection, keys);
    this.licences = new LogSearch(connection, licences);
  }

  /** Certificates that ever came to an account, each once; who holds them now, the token knows. */
  public List<Long> everHeldBy(Address account) {
    return found(
            certificates,
            0,
            List.of(
                topic(IDataCertificates.TRANSFER_EVENT),
                Optional.empty(),
                Optional.of(LogSearch.word(account))),
            CertificateMoved.class)
        .stream()
        .map(CertificateMoved::number)
        .distinct()
        .toList();
  }

  /** Edges from certificates that descend from one, oldest first. */
  public List<LineageEdgeAdded> edgesTo(long parent) {
    return found(
        lineage,
        0,
        List.of(
            topic(ILineage.EDGEADDED_EVENT), Optional.empty(), Optional.of(LogSearch.word(parent))),
        LineageEdgeAdded.class);
  }

  /** A key that was offered, whatever became of it. */
  public Optional<KeyOffered> keyOffer(Bytes32 offer) {
    return offers(0, Optional.of(offer), Optional.empty(), Optional.empty()).stream().findFirst();
  }

  /** Keys of a certificate's file that were offered, ended ones too, oldest first. */
  public List<KeyOffered> keysOf(long certificate) {
    return offers(0, Optional.empty(), Optional.of(LogSearch.word(certificate)), Optional.empty());
  }

  /** Keys that a seller has offered from a block on, ended ones too, oldest first. */
  public List<KeyOffered> keysOf(Address seller, long firstBlock) {
    return offers(
        firstBlock, Optional.empty(), Optional.empty(), Optional.of(LogSearch.word(seller)));
  }

  private List<KeyOffered> offers(
      long firstBlock,
      Optional<Bytes32> offer,
      Optional<Bytes32> certificate,
      Optional<Bytes32> seller) {
    return found(
        keys,
        firstBlock,
        List.of(topic(IKeySales.KEYOFFERED_EVENT), offer, certificate, seller),
        KeyOffered.class);
  }

  /** A purchase of a key. */
  public Optional<KeyBought> keyPurchase(long sale) {
    return bought(0, Optional.of(LogSearch.word(sale)), Optional.empty()).stream().findFirst();
  }

  /** All purchases of keys, whoever offered them, from a block on, oldest first. */
  public List<KeyBought> keyPurchases(long firstBlock) {
    return bought(firstBlock, Optional.empty(), Optional.empty());
  }

  /** Keys that an account has bought, oldest first. */
  public List<KeyBought> keyPurchasesBy(Address buyer) {
    return bought(0, Optional.empty(), Optional.of(LogSearch.word(buyer)));
  }

  private List<KeyBought> bought(long firstBlock, Optional<Bytes32> sale, Optional<Bytes32> buyer) {
    return found(
        keys,
        firstBlock,
        List.of(topic(IKeySales.KEYBOUGHT_EVENT), sale, Optional.empty(), buyer),
        KeyBought.class);
  }

  /** What was delivered for a purchase; empty where nothing was yet. */
  public Optional<KeyDelivered> keyDelivery(long sale) {
    return found(
            keys,
            0,
            List.of(topic(IKeySales.KEYDELIVERED_EVENT), Optional.of(LogSearch.word(sale))),
            KeyDelivered.class)
        .stream()
        .findFirst();
  }

  /** Licences of a certificate's data that were offered, oldest first. */
  public List<LicenceOffered> licencesOf(long certificate) {
    return found(
        licences,
        0,
        List.of(
            topic(ILicences.LICENCEOFFERED_EVENT),
            Optional.empty(),
            Optional.of(LogSearch.word(certificate))),
        LicenceOffered.class);
  }

  /** Licences that an account was granted, oldest first. */
  public List<LicenceGranted> licencesOf(Address licensee) {
    return found(
        licences,
        0,
        List.of(
            topic(ILicences.LICENCEGRANTED_EVENT),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LogSearch.word(licensee))),
        LicenceGranted.class);
  }

  private static Optional<Bytes32> topic(Event event) {
    return Optional.of(Bytes32.of(EventEncoder.encode(event)));
  }

  private static <E extends ContractEvent> List<E> found(
      LogSearch logs, long firstBlock, List<Optional<Bytes32>> topics, Class<E> type) {
    return logs.from(firstBlock, topics).stream()
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
