package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;
import static io.cess4j.chain.contract.Words.words;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IRevenueShares;
import java.math.BigInteger;
import java.util.List;

/** Inboxes of certificates, split along the lineage (IRevenueShares). */
public final class RevenueShares extends Client {
  private final IRevenueShares contract;

  /** Client of the contract at {@code address}. */
  public RevenueShares(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IRevenueShares::load, address, connection);
  }

  /** Pays wei of the sender's vault balance into a certificate's inbox. */
  public Receipt pay(TransactionSender sender, long certificate, BigInteger amount) {
    return send(sender, contract.pay(word(certificate), amount));
  }

  /** Empties an inbox: parents' shares into theirs, the rest to the holder. */
  public Receipt claim(TransactionSender sender, long certificate) {
    return send(sender, contract.claim(word(certificate)));
  }

  /** The same for 1 to 32 certificates, later ones first; empty inboxes are passed over. */
  public Receipt claimMany(TransactionSender sender, List<Long> certificates) {
    return send(sender, contract.claimMany(words(certificates)));
  }

  /** Wei in the inbox. */
  public BigInteger inboxOf(long certificate) {
    return read(contract.inboxOf(word(certificate)));
  }

  /** Wei of it that the holder would get. */
  public BigInteger claimable(long certificate) {
    return read(contract.claimable(word(certificate)));
  }

  /** Who gets it: the holder, or the seller during an auction. */
  public Address beneficiaryOf(long certificate) {
    return Address.of(read(contract.beneficiaryOf(word(certificate))));
  }
}
