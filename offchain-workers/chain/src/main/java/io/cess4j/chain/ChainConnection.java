package io.cess4j.chain;

import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.header.AuthoredHeader;
import io.cess4j.chain.header.HeaderFields;
import io.cess4j.contracts.errors.ContractErrors;
import io.cess4j.contracts.errors.ContractRevert;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import org.web3j.protocol.core.methods.response.EthGetBalance;
import org.web3j.protocol.exceptions.ClientConnectionException;
import org.web3j.protocol.http.HttpService;
import tools.jackson.core.JacksonException;

/**
 * JSON-RPC over HTTP to one node. Reads are repeated on transient I/O failures and on internal
 * errors of the node; a refusal is not.
 *
 * <p>Safe for use by many threads.
 */
public final class ChainConnection implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int ATTEMPTS = 5;

  /** JSON-RPC 2.0, section 5.1. */
  private static final int INTERNAL_ERROR = -32_603;

  private final URI rpc;
  private final HttpService service;
  private final Web3j web3;
  private final OkHttpClient http;
  private final long chainId;

  private ChainConnection(URI rpc, OkHttpClient http, @Nullable Long expectedChain) {
    this.rpc = rpc;
    this.http = http;
    this.service = new HttpService(rpc.toString(), http);
    this.web3 = Web3j.build(service);
    this.chainId =
        request("eth_chainId", web3.ethChainId(), answer -> answer.getChainId().longValueExact());
    if (expectedChain != null && expectedChain != chainId) {
      throw new ChainException.WrongChain(rpc, expectedChain, chainId);
    }
  }

  /**
   * Connects and asks for the chain id.
   *
   * @param rpc http or https URL of the node
   * @throws ChainException.Unreachable after {@value #ATTEMPTS} attempts
   */
  public static ChainConnection open(URI rpc) {
    return new ChainConnection(rpc, client(), null);
  }

  /**
   * Connects to a known chain.
   *
   * @throws ChainException.WrongChain where the node serves another one
   */
  public static ChainConnection open(URI rpc, long expectedChain) {
    return new ChainConnection(rpc, client(), expectedChain);
  }

  private static OkHttpClient client() {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(READ_TIMEOUT)
        .addInterceptor(new BoundedAnswers())
        .build();
  }

  /** Where the node is. */
  public URI rpc() {
    return rpc;
  }

  /** Chain id that the node serves. */
  public long chainId() {
    return chainId;
  }

  /**
   * eth_call at the newest block.
   *
   * @param data 0x-hex of selector and arguments
   * @return 0x-hex of the answer
   * @throws ContractRevert where the contract refuses
   */
  public String call(Address to, String data) {
    return call(null, to, data, BigInteger.ZERO, DefaultBlockParameterName.LATEST);
  }

  /** eth_call as {@code from}, with value, on the state after block {@code blockNumber}. */
  public String callAt(
      Address from, @Nullable Address to, String data, BigInteger value, long blockNumber) {
    return call(
        from, to, data, value, DefaultBlockParameter.valueOf(BigInteger.valueOf(blockNumber)));
  }

  private String call(
      @Nullable Address from,
      @Nullable Address to,
      String data,
      BigInteger value,
      DefaultBlockParameter block) {
    return request(
        "eth_call",
        web3.ethCall(transaction(from, to, data, value), block),
        answer -> Objects.requireNonNull(answer.getResult()));
  }

  /**
   * Gas that the call would use now.
   *
   * @throws ContractRevert where the contract refuses
   */
  public BigInteger estimateGas(Address from, @Nullable Address to, String data, BigInteger value) {
    return request(
        "eth_estimateGas",
        web3.ethEstimateGas(transaction(from, to, data, value)),
        EthEstimateGas::getAmountUsed);
  }

  private static Transaction transaction(
      @Nullable Address from, @Nullable Address to, String data, BigInteger value) {
    return new Transaction(
        from == null ? null : from.hex(),
        null,
        null,
        null,
        to == null ? null : to.hex(),
        value,
        data);
  }

  /** Sends a signed transaction once, without repeating; 0x-hex. */
  public Bytes32 sendRaw(String signed) throws IOException {
    Response<String> response;
    try {
      response = sent(web3.ethSendRawTransaction(signed));
    } catch (ClientConnectionException | JacksonException e) {
      // A proxy's answer says nothing about the transaction.
      throw new IOException(e);
    }
    if (response.hasError()) {
      throw failure("eth_sendRawTransaction", response.getError());
    }
    try {
      return Bytes32.of(response.getResult());
    } catch (RuntimeException noHash) {
      throw new IOException("the node took a transaction and named no hash", noHash);
    }
  }

  /**
   * The newest block. For some milliseconds Besu names a head that it has not written down yet and
   * then answers "latest" with nothing, or with the genesis block: it is asked again.
   */
  public BlockHeader latestBlock() {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Optional<BlockHeader> newest = block(DefaultBlockParameterName.LATEST);
      if (newest.isPresent() && (newest.get().number() > 0 || attempt > 1)) {
        return newest.get();
      }
      if (attempt == ATTEMPTS) {
        throw new ChainException.Refused(rpc, "eth_getBlockByNumber", 0, "no newest block");
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /** A block by number; empty above the head. */
  public Optional<BlockHeader> block(long number) {
    return block(DefaultBlockParameter.valueOf(BigInteger.valueOf(number)));
  }

  private Optional<BlockHeader> block(DefaultBlockParameter which) {
    return request(
        "eth_getBlockByNumber",
        web3.ethGetBlockByNumber(which, false),
        answer -> Optional.ofNullable(answer.getBlock()).map(Translation::header));
  }

  /**
   * The header of a block, byte for byte; empty above the head.
   *
   * @throws ChainException.AnswerMalformed where its fields do not give its hash
   */
  public Optional<AuthoredHeader> header(long number) {
    String method = "eth_getBlockByNumber";
    List<Object> parameters = List.of("0x" + Long.toHexString(number), false);
    return request(
        method,
        new Request<>(method, parameters, service, RawBlock.class),
        answer ->
            Optional.ofNullable(answer.getResult())
                .map(
                    block ->
                        new HeaderFields(block)
                            .header(Bytes32.of(String.valueOf(block.get("hash"))))));
  }

  /** How many transactions of the account are mined. */
  public long minedNonce(Address account) {
    return nonce(account, DefaultBlockParameterName.LATEST);
  }

  /** The same, with those that wait in the node's pool without a gap. */
  public long pendingNonce(Address account) {
    return nonce(account, DefaultBlockParameterName.PENDING);
  }

  private long nonce(Address account, DefaultBlockParameterName block) {
    return request(
        "eth_getTransactionCount",
        web3.ethGetTransactionCount(account.hex(), block),
        answer -> answer.getTransactionCount().longValueExact());
  }

  /** Ether of an account, in wei. */
  public BigInteger etherOf(Address account) {
    return request(
        "eth_getBalance",
        web3.ethGetBalance(account.hex(), DefaultBlockParameterName.LATEST),
        EthGetBalance::getBalance);
  }

  /** True where the address carries code. */
  public boolean hasCode(Address address) {
    return request(
        "eth_getCode",
        web3.ethGetCode(address.hex(), DefaultBlockParameterName.LATEST),
        answer -> answer.getCode().length() > 2);
  }

  /** Whether the node knows the transaction, mined or waiting. */
  public boolean knows(Bytes32 transaction) {
    return request(
        "eth_getTransactionByHash",
        web3.ethGetTransactionByHash(transaction.hex()),
        answer -> answer.getTransaction().isPresent());
  }

  /** Outcome of a mined transaction; empty while it is not. */
  public Optional<MinedTransaction> mined(Bytes32 transaction) {
    return request(
        "eth_getTransactionReceipt",
        web3.ethGetTransactionReceipt(transaction.hex()),
        answer -> answer.getTransactionReceipt().map(Translation::mined));
  }

  /** Log entries of a bounded range of blocks, oldest first. */
  public List<ChainLog> logs(LogFilter filter) {
    return request("eth_getLogs", web3.ethGetLogs(Translation.filter(filter)), Translation::logs);
  }

  private <T extends Response<?>, R> R request(
      String method, Request<?, T> request, Function<T, R> reading) {
    return read(method, answer(method, request), reading);
  }

  private <T, R> R read(String method, T response, Function<T, R> reading) {
    try {
      return reading.apply(response);
    } catch (RuntimeException ofTheDecoder) { // web3j throws whatever it meets
      throw new ChainException.AnswerMalformed(method + " of " + rpc, ofTheDecoder);
    }
  }

  private static <T extends Response<?>> T sent(Request<?, T> request) throws IOException {
    T response = request.send();
    if (Objects.isNull(response)) { // web3j reads the JSON text "null" as this
      throw new IOException("the answer is null");
    }
    return response;
  }

  private <T extends Response<?>> T answer(String method, Request<?, T> request) {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        T response = sent(request);
        if (!response.hasError()) {
          return response;
        }
        if (attempt == ATTEMPTS || !isNodesOwn(response.getError())) {
          throw failure(method, response.getError());
        }
      } catch (IOException | ClientConnectionException | JacksonException transientFailure) {
        // The latter two are HTTP errors and pages of proxies before a node that starts.
        if (attempt == ATTEMPTS) {
          throw new ChainException.Unreachable(rpc, transientFailure);
        }
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /**
   * Whether the node failed rather than the request. Besu answers a call so for some milliseconds
   * in which the state of its newest block is not written down.
   */
  private static boolean isNodesOwn(Response.Error error) {
    return error.getCode() == INTERNAL_ERROR && RevertData.of(error) == null;
  }

  private void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException.Interrupted("an answer of " + rpc, e);
    }
  }

  private RuntimeException failure(String method, Response.Error error) {
    String data = RevertData.of(error);
    if (data != null) {
      return ContractErrors.decode(data);
    }
    return new ChainException.Refused(rpc, method, error.getCode(), error.getMessage());
  }

  /** Drops idle connections; requests after it open new ones. */
  @Override
  public void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
