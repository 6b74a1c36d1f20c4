package io.cess4j.chain.transaction;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.MinedTransaction;
import io.cess4j.contracts.errors.ContractRevert;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends transactions of one account and waits until they are mined. Safe for many threads: their
 * transactions travel together, only the choice of the nonce is one at a time. One sender per key
 * and process; {@code Network.sender} sees to it.
 *
 * <p>The rule against double spending: <b>a signed request is signed again under another nonce only
 * when its first nonce has been consumed by another transaction</b>, that is when it can never be
 * mined any more. While it can, the sender repeats the same bytes (dropped by the node), the same
 * request and nonce with higher fees (stuck), or fills a gap of nonces before it with empty
 * transfers to itself (the node lost transactions of ours, e.g. killed before it wrote its state).
 *
 * <p>Nothing is remembered across restarts. After one, and after {@link
 * ChainException.TransactionPending}, callers read the chain's state and ask again only for what is
 * missing: every call of the contracts refuses to happen twice (an order is drawn once, a deal
 * activated once, a window proven once) or is placed anew by the client's own decision.
 */
public final class TransactionSender {
  private final Account account;
  private final ChainConnection connection;
  private final SenderSettings settings;
  private final InstantSource clock;
  private final Broadcaster broadcaster;

  /** A sender; {@code clock} measures waiting only. */
  public TransactionSender(
      Account account, ChainConnection connection, SenderSettings settings, InstantSource clock) {
    this.account = account;
    this.connection = connection;
    this.settings = settings;
    this.clock = clock;
    this.broadcaster = new Broadcaster(account, connection, settings);
  }

  /** Whose transactions these are. */
  public Account account() {
    return account;
  }

  /** Address of the account. */
  public Address address() {
    return account.address();
  }

  /**
   * Sends a call and waits for it.
   *
   * @param data 0x-hex of selector and arguments
   * @throws ContractRevert where the contract refuses, before sending or in the block
   * @throws ChainException where the chain does
   */
  public Receipt send(Address to, String data) {
    return send(to, data, BigInteger.ZERO);
  }

  /** The same with ether, in wei. */
  public Receipt send(Address to, String data, BigInteger value) {
    return receipt(execute(to, data, value));
  }

  /**
   * Creates a contract.
   *
   * @param code 0x-hex of creation code and constructor arguments
   * @return its address
   */
  public Mined<Address> create(String code) {
    MinedTransaction mined = execute(null, code, BigInteger.ZERO);
    return new Mined<>(mined.created(), receipt(mined));
  }

  private MinedTransaction execute(@Nullable Address to, String data, BigInteger value) {
    BigInteger gasLimit = gasLimit(to, data, value);
    InFlight flight = broadcaster.launch(new Request(to, data, value, gasLimit));
    try {
      MinedTransaction mined = await(flight);
      if (!mined.successful()) {
        throw explain(flight.request(), mined);
      }
      return mined;
    } finally {
      broadcaster.land(flight);
    }
  }

  private BigInteger gasLimit(@Nullable Address to, String data, BigInteger value) {
    BigInteger estimate = connection.estimateGas(address(), to, data, value);
    if (estimate.compareTo(settings.gasCap()) > 0) {
      throw new ChainException.GasCapExceeded(estimate, settings.gasCap());
    }
    BigInteger withHeadroom =
        estimate
            .multiply(BigInteger.valueOf(100L + settings.gasHeadroomPercent()))
            .divide(BigInteger.valueOf(100));
    return withHeadroom.min(settings.gasCap());
  }

  private MinedTransaction await(InFlight flight) {
    long started = clock.millis();
    long healed = started;
    while (true) {
      for (Bytes32 hash : flight.hashes()) {
        MinedTransaction mined = connection.mined(hash).orElse(null);
        if (mined != null) {
          return mined;
        }
      }
      long now = clock.millis();
      if (now - started > settings.timeout().toMillis()) {
        throw new ChainException.TransactionPending(
            flight.newest(), flight.nonce(), settings.timeout());
      }
      if (now - healed > settings.heal().toMillis()) {
        broadcaster.heal(flight, Duration.ofMillis(now - started));
        healed = now;
      }
      pause(flight);
    }
  }

  private void pause(InFlight flight) {
    try {
      Thread.sleep(settings.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException.Interrupted("transaction " + flight.newest(), e);
    }
  }

  /** Replays a failed transaction at its block, then at the one before, whose state it saw. */
  private RuntimeException explain(Request request, MinedTransaction mined) {
    long[] blocks = {mined.blockNumber(), Math.max(0, mined.blockNumber() - 1)};
    for (long block : blocks) {
      try {
        connection.callAt(address(), request.to(), request.data(), request.value(), block);
      } catch (ContractRevert typed) {
        return typed;
      } catch (ChainException noReplay) {
        break; // a node without the old state: the plain failure has to do
      }
    }
    return new ChainException.TransactionFailed(mined.hash(), mined.gasUsed(), request.gasLimit());
  }

  private static Receipt receipt(MinedTransaction mined) {
    return new Receipt(
        mined.hash(),
        mined.blockNumber(),
        mined.blockHash(),
        mined.gasUsed(),
        mined.effectiveGasPrice(),
        mined.logs());
  }
}
