package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IProxies;

/** Who re-encrypts for others (IProxies). */
public final class Proxies extends Client {
  private final IProxies contract;

  /** Client of the contract at {@code address}. */
  public Proxies(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IProxies::load, address, connection);
  }

  /**
   * Registers the sender or changes its key and endpoint.
   *
   * @param key 128 bytes of EIP-2537
   * @param endpoint URL, 1 to 128 bytes
   */
  public Receipt register(TransactionSender sender, byte[] key, String endpoint) {
    return send(sender, contract.register(key, endpoint));
  }

  /** Takes the sender off the list. */
  public Receipt retire(TransactionSender sender) {
    return send(sender, contract.retire());
  }

  /** keccak256 of the proxy's key, zero for whoever is none. */
  public Bytes32 keyOf(Address account) {
    return Bytes32.of(read(contract.keyOf(account.hex())));
  }
}
