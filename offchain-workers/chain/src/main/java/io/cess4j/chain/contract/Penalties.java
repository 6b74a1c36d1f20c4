package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IPenalties;
import java.math.BigInteger;

/**
 * What fines of miners brought the clients (IPenalties); days are settled by {@link
 * AuditRounds#poke}.
 */
public final class Penalties extends Client {
  private final IPenalties contract;

  /** Client of the contract at {@code address}. */
  public Penalties(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IPenalties::load, address, connection);
  }

  /** Pays a deal's owner its part of its miners' fines; anyone may send it. */
  public Receipt claim(TransactionSender sender, long deal) {
    return send(sender, contract.claim(word(deal)));
  }

  /** Wei that {@link #claim} would pay now. */
  public BigInteger claimable(long deal) {
    return read(contract.claimable(word(deal)));
  }
}
