package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import java.math.BigInteger;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.response.EthGetCode;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.TransactionManager;
import org.web3j.tx.gas.ContractGasProvider;
import org.web3j.tx.gas.DefaultGasProvider;

/**
 * Lets the generated wrappers read through our connection (typed reverts, retries); sending goes
 * another way.
 */
final class ReadOnly extends TransactionManager {
  /** The wrappers ask for one and never use it for calls. */
  private static final Web3j UNUSED = Web3j.build(new HttpService());

  private static final ContractGasProvider GAS = new DefaultGasProvider();

  /** Constructor of a generated wrapper, {@code IOrders::load}. */
  interface Loader<W> {
    W load(String address, Web3j web3, TransactionManager manager, ContractGasProvider gas);
  }

  private final ChainConnection connection;

  private ReadOnly(ChainConnection connection) {
    super(UNUSED, Address.ZERO.hex());
    this.connection = connection;
  }

  static <W> W wrapper(Loader<W> loader, Address address, ChainConnection connection) {
    return loader.load(address.hex(), UNUSED, new ReadOnly(connection), GAS);
  }

  @Override
  public String sendCall(String to, String data, DefaultBlockParameter block) {
    String answer = connection.call(Address.of(to), data);
    if (answer.length() <= 2) { // every reading function of ours answers something
      throw new ChainException.ContractMissing(Address.of(to), connection.rpc());
    }
    return answer;
  }

  @Override
  public EthSendTransaction sendTransaction(
      BigInteger gasPrice,
      BigInteger gasLimit,
      String to,
      String data,
      BigInteger value,
      boolean constructor) {
    throw unsupported();
  }

  @Override
  public EthSendTransaction sendEIP1559Transaction(
      long chainId,
      BigInteger maxPriorityFeePerGas,
      BigInteger maxFeePerGas,
      BigInteger gasLimit,
      String to,
      String data,
      BigInteger value,
      boolean constructor) {
    throw unsupported();
  }

  @Override
  public EthGetCode getCode(String address, DefaultBlockParameter block) {
    throw unsupported();
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("wrappers only read; TransactionSender sends");
  }
}
