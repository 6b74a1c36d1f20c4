package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.IServedBytes;
import java.util.List;

/** Readers' receipts, which raise a miner's credit (IServedBytes). */
public final class ServedBytes extends Client {
  /** The contract takes as many at once. */
  public static final int MOST_RECEIPTS = 64;

  /** Days before today that still count. */
  public static final int MOST_DAYS = 7;

  private final IServedBytes contract;

  /** Client of the contract at {@code address}. */
  public ServedBytes(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IServedBytes::load, address, connection);
  }

  /**
   * One credit for a finished day.
   *
   * @param receipts of that day, at most {@link #MOST_RECEIPTS}, ascending by deal, then slot
   */
  public Receipt submit(
      TransactionSender sender, long miner, long day, List<ServedReceipt> receipts) {
    return send(
        sender,
        contract.submit(
            word(miner),
            word(day),
            receipts.stream()
                .map(
                    one ->
                        new IServedBytes.Receipt(
                            word(one.deal()),
                            word(one.slot()),
                            word(one.amount()),
                            one.signature().toBytes()))
                .toList()));
  }

  /** The last day that raised the miner's credit; 0 for none. */
  public long lastDay(long miner) {
    return number(read(contract.lastDay(word(miner))));
  }

  /** EIP-712 domain of receipts. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }
}
