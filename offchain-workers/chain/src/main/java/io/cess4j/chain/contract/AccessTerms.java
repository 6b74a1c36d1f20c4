package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.seconds;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAccessTerms;
import java.time.Instant;
import java.util.List;

/** Prices of data and who may read it (IAccessTerms). */
public final class AccessTerms extends Client {
  private final IAccessTerms contract;

  /** Client of the contract at {@code address}. */
  public AccessTerms(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAccessTerms::load, address, connection);
  }

  /** Holder: cheaper at once, dearer after the notice. */
  public Receipt setTerms(TransactionSender sender, long certificate, AccessPrices terms) {
    return send(
        sender,
        contract.setTerms(
            word(certificate),
            new IAccessTerms.Terms(
                terms.retrieval(), terms.subscription(), word(terms.period().toSeconds()))));
  }

  /** Holder: who may read from now on. */
  public Receipt setAccess(TransactionSender sender, long certificate, AccessMode access) {
    return send(sender, contract.setAccess(word(certificate), member(access)));
  }

  /** Holder: the standing of 1 to 64 accounts. */
  public Receipt setStanding(
      TransactionSender sender, long certificate, AccessStanding standing, List<Address> accounts) {
    return send(
        sender,
        contract.setStanding(
            word(certificate), member(standing), accounts.stream().map(Address::hex).toList()));
  }

  /** Terms in force, what is announced, and access. */
  public DataAccess termsOf(long certificate) {
    IAccessTerms.Standings now = read(contract.termsOf(word(certificate)));
    return new DataAccess(
        terms(now.inForce),
        terms(now.next),
        instant(now.nextFrom),
        member(AccessMode.class, now.access));
  }

  /** What the holder decided about the account. */
  public AccessStanding standingOf(long certificate, Address account) {
    return member(
        AccessStanding.class, read(contract.standingOf(word(certificate), account.hex())));
  }

  /** Whether the account may read now. */
  public boolean admits(long certificate, Address account) {
    return read(contract.admits(word(certificate), account.hex()));
  }

  /** Whether the account may buy nothing. */
  public boolean refuses(long certificate, Address account) {
    return read(contract.refuses(word(certificate), account.hex()));
  }

  /** What a retrieval cost at the time of a past block. */
  public RetrievalCharge chargeOf(long certificate, Address account, Instant time) {
    var charge =
        read(contract.chargeOf(word(certificate), account.hex(), word(time.getEpochSecond())));
    return new RetrievalCharge(charge.component1(), charge.component2());
  }

  private static AccessPrices terms(IAccessTerms.Terms terms) {
    return new AccessPrices(terms.retrievalPrice, terms.subscriptionPrice, seconds(terms.period));
  }
}
