package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.seconds;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.LicenceGranted;
import io.cess4j.chain.event.LicenceOffered;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ILicences;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** Licences of data: text by its hash, seats, term (ILicences). */
public final class Licences extends Client {
  private final ILicences contract;

  /** Client of the contract at {@code address}. */
  public Licences(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ILicences::load, address, connection);
  }

  /**
   * Holder: offers licences.
   *
   * @param text SHA-256 of the licence's text
   * @param price wei
   * @param term zero for ever
   * @return number of the offering
   */
  public Mined<Long> offer(
      TransactionSender sender,
      long certificate,
      Bytes32 text,
      BigInteger price,
      long seats,
      Duration term) {
    return send(
        sender,
        contract.offer(word(certificate), text.bytes(), price, word(seats), word(term.toSeconds())),
        LicenceOffered.class,
        LicenceOffered::offering);
  }

  /** Seller: another price for later licensees. */
  public Receipt reprice(TransactionSender sender, long offering, BigInteger price) {
    return send(sender, contract.reprice(word(offering), price));
  }

  /** Seller or holder: no more licences of it. */
  public Receipt withdraw(TransactionSender sender, long offering) {
    return send(sender, contract.withdraw(word(offering)));
  }

  /**
   * Buys a seat.
   *
   * @param text hash of what the sender read
   * @param maximum wei that it agrees to
   * @return number of the licence
   */
  public Mined<Long> buy(
      TransactionSender sender, long offering, Bytes32 text, BigInteger maximum) {
    return send(
        sender,
        contract.buy(word(offering), text.bytes(), maximum),
        LicenceGranted.class,
        LicenceGranted::licence);
  }

  /** An offering; one whose seller is {@link Address#ZERO} where there is none. */
  public LicenceOffering offeringOf(long offering) {
    ILicences.Offering one = read(contract.offeringOf(word(offering)));
    return new LicenceOffering(
        Address.of(one.seller),
        number(one.certificate),
        number(one.seats),
        one.price,
        seconds(one.term),
        Bytes32.of(one.text));
  }

  /** A licence; one whose licensee is {@link Address#ZERO} where there is none. */
  public Licence licenceOf(long licence) {
    ILicences.Licence one = read(contract.licenceOf(word(licence)));
    return new Licence(
        Address.of(one.licensee), instant(one.from), instant(one.until), number(one.offering));
  }

  /** Until when the account is licensed; 1970 where it never was. */
  public Instant licensedUntil(long certificate, Bytes32 text, Address account) {
    return instant(read(contract.licensedUntil(word(certificate), text.bytes(), account.hex())));
  }
}
