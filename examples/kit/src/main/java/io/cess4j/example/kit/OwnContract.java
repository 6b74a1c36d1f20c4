package io.cess4j.example.kit;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.LogFilter;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.UnknownRevert;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.RemoteFunctionCall;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.tx.Contract;
import org.web3j.tx.TransactionManager;
import org.web3j.tx.gas.ContractGasProvider;
import org.web3j.tx.gas.DefaultGasProvider;

/**
 * A contract of the dApp's own. Its generated web3j wrapper encodes calls and decodes answers and
 * events; the SDK's connection reads, and the SDK's sender sends.
 *
 * @param <W> the generated wrapper
 */
public final class OwnContract<W extends Contract> {
  /** Nodes refuse to search more blocks at once: Besu 5,000 where nobody has said otherwise. */
  private static final long BLOCKS_A_SEARCH = 5_000;

  private final W calls;
  private final Address address;
  private final Session session;
  private final OwnErrors errors;

  /** Constructor of a generated wrapper, {@code TitleDeeds::load}. */
  public interface Loader<W> {
    W load(String address, Web3j web3, TransactionManager manager, ContractGasProvider gas);
  }

  /**
   * The contract at an address.
   *
   * @throws DappException where no contract is there
   */
  public OwnContract(Loader<W> loader, Address address, Session session, OwnErrors errors) {
    Network network = session.network();
    if (!network.connection().hasCode(address)) {
      throw new DappException(
          "no contract is at %s on chain %d: deploy it, or name the right one with --contract"
              .formatted(address, network.connection().chainId()));
    }
    this.calls =
        loader.load(
            address.hex(),
            Reading.UNUSED,
            new Reading(network.connection()),
            new DefaultGasProvider());
    this.address = address;
    this.session = session;
    this.errors = errors;
  }

  /**
   * Creates a contract whose constructor takes the network's Directory, by which it finds all else.
   *
   * @param bytecode {@code BINARY} of the wrapper
   */
  @SuppressWarnings("rawtypes")
  public static Address deploy(Session session, String bytecode) {
    Type directory =
        new org.web3j.abi.datatypes.Address(session.network().directory().address().hex());
    String code = bytecode.startsWith("0x") ? bytecode : "0x" + bytecode;
    return session
        .sender()
        .create(code + FunctionEncoder.encodeConstructor(List.of(directory)))
        .value();
  }

  /** Where it is. */
  public Address address() {
    return address;
  }

  /**
   * The wrapper, for {@link #read} and {@link #send}; its own {@code send()} is for reading only.
   */
  public W calls() {
    return calls;
  }

  /**
   * Reads.
   *
   * @throws Refused where the contract refuses
   */
  public <T> T read(RemoteFunctionCall<T> call) {
    return explained(
        () -> {
          try {
            return call.send();
          } catch (RuntimeException typed) {
            throw typed;
          } catch (Exception e) {
            throw new ChainException.Unreachable(session.network().connection().rpc(), e);
          }
        });
  }

  /**
   * Sends a transaction and waits until it is mined; refusals are seen before anything is sent.
   *
   * @throws Refused where the contract refuses
   * @throws ContractRevert where one of the network's contracts does
   */
  public Receipt send(RemoteFunctionCall<?> call) {
    return explained(() -> session.sender().send(address, call.encodeFunctionCall()));
  }

  /** Those of some log entries that are of one event, decoded by the wrapper. */
  public static <E> List<E> events(List<Log> logs, Event event, Function<Log, E> decoder) {
    return logs.stream().filter(log -> isOf(log, event)).map(decoder).toList();
  }

  /** Whether a log entry is of an event. */
  public static boolean isOf(Log log, Event event) {
    return !log.getTopics().isEmpty()
        && log.getTopics().getFirst().equals(EventEncoder.encode(event));
  }

  /** Its log entries of all blocks, oldest first. */
  public List<Log> logs() {
    List<Log> found = new ArrayList<>();
    long head = session.network().connection().latestBlock().number();
    for (long from = 0; from <= head; from += BLOCKS_A_SEARCH) {
      long until = Math.min(head, from + BLOCKS_A_SEARCH - 1);
      session
          .network()
          .connection()
          .logs(new LogFilter(Set.of(address), from, until, List.of()))
          .forEach(log -> found.add(log(log)));
    }
    return found;
  }

  /** Its log entries in a receipt. */
  public List<Log> logs(Receipt receipt) {
    return receipt.logs().stream()
        .filter(log -> log.address().equals(address))
        .map(OwnContract::log)
        .toList();
  }

  private static Log log(ChainLog log) {
    Log raw = new Log();
    raw.setAddress(log.address().hex());
    raw.setTopics(log.topics().stream().map(topic -> topic.hex()).toList());
    raw.setData(log.data());
    raw.setBlockNumber("0x" + Long.toHexString(log.at().blockNumber()));
    raw.setTransactionHash(log.at().transaction().hex());
    raw.setLogIndex("0x" + Long.toHexString(log.at().logIndex()));
    return raw;
  }

  private <T> T explained(Supplier<T> action) {
    try {
      return action.get();
    } catch (UnknownRevert revert) {
      throw errors.explain(revert);
    }
  }
}
