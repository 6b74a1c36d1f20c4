package io.cess4j.example.kit;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.ReadonlyTransactionManager;

/**
 * Lets a web3j wrapper read over the SDK's connection: repeated where a node hiccups, typed
 * reverts.
 */
final class Reading extends ReadonlyTransactionManager {
  /** Wrappers ask for one and do not use it for calls. */
  static final Web3j UNUSED = Web3j.build(new HttpService());

  private final ChainConnection connection;

  Reading(ChainConnection connection) {
    super(UNUSED, Address.ZERO.hex());
    this.connection = connection;
  }

  @Override
  public String sendCall(String to, String data, DefaultBlockParameter block) {
    return connection.call(Address.of(to), data);
  }
}
