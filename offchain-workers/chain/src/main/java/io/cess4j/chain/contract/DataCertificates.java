package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IDataCertificates;
import java.math.BigInteger;
import org.web3j.tuples.generated.Tuple2;

/** Data certificates as tokens (IDataCertificates: ERC-721 and ERC-2981). */
public final class DataCertificates extends Client {
  private final IDataCertificates contract;

  /** Client of the contract at {@code address}. */
  public DataCertificates(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IDataCertificates::load, address, connection);
  }

  /** Whether there is a certificate of that number. */
  public boolean exists(long certificate) {
    return read(contract.exists(word(certificate)));
  }

  /** Who holds it and gets what it earns. */
  public Address holderOf(long certificate) {
    return Address.of(read(contract.ownerOf(word(certificate))));
  }

  /** Who registered it and gets the royalty of its sales. */
  public Address creatorOf(long certificate) {
    return Address.of(read(contract.creatorOf(word(certificate))));
  }

  /** Wei that its creator gets of a sale. */
  public BigInteger royalty(long certificate, BigInteger price) {
    Tuple2<String, BigInteger> found = read(contract.royaltyInfo(word(certificate), price));
    return found.component2();
  }

  /** How many certificates an account holds. */
  public BigInteger balanceOf(Address holder) {
    return read(contract.balanceOf(holder.hex()));
  }

  /**
   * Hands the sender's certificate on. A receiver that is a contract is asked whether it can hold
   * tokens.
   */
  public Receipt transfer(TransactionSender sender, Address to, long certificate) {
    return send(
        sender, contract.safeTransferFrom(sender.address().hex(), to.hex(), word(certificate)));
  }

  /** Lets a contract (a market) hand one certificate on. */
  public Receipt approve(TransactionSender sender, Address operator, long certificate) {
    return send(sender, contract.approve(operator.hex(), word(certificate)));
  }
}
