package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IEraRewards;
import java.math.BigInteger;
import java.util.List;

/** What validators earn (IEraRewards). */
public final class EraRewards extends Client {
  private final IEraRewards contract;

  /** Client of the contract at {@code address}. */
  public EraRewards(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IEraRewards::load, address, connection);
  }

  /** Credits the author of the block that carries the transaction. */
  public Receipt author(TransactionSender sender) {
    return send(sender, contract.author());
  }

  /**
   * Credits the authors of earlier blocks of the current era or the one before.
   *
   * @param headers RLP as hashed, of the last 256 blocks
   */
  public Receipt credit(TransactionSender sender, List<byte[]> headers) {
    return send(sender, contract.credit(headers));
  }

  /** Two eras later: pays a node's account once. */
  public Receipt pay(TransactionSender sender, long era, long node) {
    return send(sender, contract.pay(word(era), word(node)));
  }

  /** Whether the author of a block has its points. */
  public boolean isCredited(long block) {
    return read(contract.isCredited(word(block)));
  }

  /** 20 a block; 0 again once it was paid. */
  public long pointsOf(long era, Address validator) {
    return number(read(contract.pointsOf(word(era), validator.hex())));
  }

  /** wei that a validator's node would be paid for an era as it stands. */
  public BigInteger rewardOf(long era, Address validator) {
    return read(contract.rewardOf(word(era), validator.hex()));
  }
}
