package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.ReaderKeyRegistered;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IReaderKeys;

/** Keys to which others may share (IReaderKeys). */
public final class ReaderKeys extends Client {
  private final IReaderKeys contract;

  /** Client of the contract at {@code address}. */
  public ReaderKeys(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IReaderKeys::load, address, connection);
  }

  /**
   * Registers or replaces the sender's key; gives its version.
   *
   * @param key 128 bytes of EIP-2537
   */
  public Mined<Integer> register(TransactionSender sender, byte[] key) {
    return send(
        sender, contract.register(key), ReaderKeyRegistered.class, ReaderKeyRegistered::version);
  }

  /** keccak256 of the account's key, zero where it has none. */
  public Bytes32 digestOf(Address account) {
    return Bytes32.of(read(contract.digestOf(account.hex())));
  }

  /** How many keys the account has registered. */
  public int versionOf(Address account) {
    return small(read(contract.versionOf(account.hex())));
  }
}
