package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.seconds;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAuctions;
import java.math.BigInteger;
import java.time.Duration;

/** English auctions of certificates (IAuctions). */
public final class Auctions extends Client {
  private final IAuctions contract;

  /** Client of the contract at {@code address}. */
  public Auctions(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAuctions::load, address, connection);
  }

  /** Holder: hands the certificate in; DataCertificates.approve must have named this contract. */
  public Receipt start(
      TransactionSender sender, long certificate, BigInteger reserve, Duration duration) {
    return send(sender, contract.start(word(certificate), reserve, word(duration.toSeconds())));
  }

  /** Bids; who is outbid has its money back at once. */
  public Receipt bid(TransactionSender sender, long certificate, BigInteger amount) {
    return send(sender, contract.bid(word(certificate), amount));
  }

  /** Seller, while there is no bid. */
  public Receipt cancel(TransactionSender sender, long certificate) {
    return send(sender, contract.cancel(word(certificate)));
  }

  /** After the end: certificate and money go where they belong. */
  public Receipt settle(TransactionSender sender, long certificate) {
    return send(sender, contract.settle(word(certificate)));
  }

  /** The auction of a certificate. */
  public Auction auctionOf(long certificate) {
    IAuctions.Auction one = read(contract.auctionOf(word(certificate)));
    return new Auction(
        Address.of(one.seller),
        one.reserve,
        Address.of(one.bidder),
        one.bid,
        instant(one.end),
        seconds(one.duration));
  }

  /** Wei that the next bid must be at least. */
  public BigInteger minimumBid(long certificate) {
    return read(contract.minimumBid(word(certificate)));
  }
}
