package io.cess4j.chain.transaction;

import io.cess4j.chain.Account;
import io.cess4j.chain.BlockHeader;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Chooses nonces, signs and sends, one at a time; mends what a node lost. The rule stands at {@link
 * TransactionSender}.
 */
final class Broadcaster {
  private static final int LAUNCH_ATTEMPTS = 8;
  private static final Duration LAUNCH_PAUSE = Duration.ofMillis(50);
  private static final BigInteger TRANSFER_GAS = BigInteger.valueOf(21_000);

  /** The tip never rises above this many times the usual one. */
  private static final BigInteger TIP_CEILING = BigInteger.valueOf(100);

  /** A node may count a nonce before it shows the receipt, so one sighting is not enough. */
  private static final int SIGHTINGS_OF_CONSUMED_NONCE = 2;

  private final Account account;
  private final ChainConnection connection;
  private final SenderSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<InFlight> inFlight = new HashSet<>();

  Broadcaster(Account account, ChainConnection connection, SenderSettings settings) {
    this.account = account;
    this.connection = connection;
    this.settings = settings;
  }

  /** Signs under the next nonce and sends. */
  InFlight launch(Request request) {
    InFlight flight = new InFlight(request);
    lock.lock();
    try {
      launch(flight);
      inFlight.add(flight);
      return flight;
    } finally {
      lock.unlock();
    }
  }

  /** The flight is over, mined or given up. */
  void land(InFlight flight) {
    lock.lock();
    try {
      inFlight.remove(flight);
    } finally {
      lock.unlock();
    }
  }

  /** Looks after a transaction that has no receipt yet. */
  void heal(InFlight flight, Duration waited) {
    lock.lock();
    try {
      if (connection.minedNonce(account.address()) > flight.nonce()) {
        healConsumed(flight);
        return;
      }
      boolean known = flight.hashes().stream().anyMatch(connection::knows);
      boolean tooCheap = !known && offer(flight.newestVersion()) == Offer.TOO_CHEAP;
      boolean stuck = waited.minus(flight.feesRaised()).compareTo(settings.raiseFees()) > 0;
      if (tooCheap || (known && stuck)) {
        raiseFees(flight, waited);
      }
      fillGap(flight.nonce());
    } finally {
      lock.unlock();
    }
  }

  private void healConsumed(InFlight flight) {
    boolean mined = flight.hashes().stream().anyMatch(hash -> connection.mined(hash).isPresent());
    if (!mined && flight.consumedAgain() >= SIGHTINGS_OF_CONSUMED_NONCE) {
      launch(flight);
    }
  }

  private void launch(InFlight flight) {
    for (int attempt = 1; ; attempt++) {
      UnsignedTransaction unsigned = unsigned(flight.request(), nextNonce(flight));
      SignedTransaction signed = account.sign(unsigned);
      try {
        connection.sendRaw(signed.raw());
        flight.signed(unsigned, signed);
        return;
      } catch (IOException unknownWhetherAccepted) {
        flight.signed(unsigned, signed); // from here on it may be mined: heal() looks after it
        return;
      } catch (ChainException.Refused refused) {
        switch (Refusal.of(refused)) {
          case ALREADY_KNOWN -> {
            flight.signed(unsigned, signed);
            return;
          }
          case NONCE_TAKEN, FEES_TOO_LOW -> {
            if (attempt == LAUNCH_ATTEMPTS) {
              throw refused;
            }
            pause(signed.hash());
          }
          case NO_FUNDS ->
              throw new ChainException.InsufficientFunds(
                  account.address(), String.valueOf(refused.getMessage()));
          case OTHER -> throw refused;
        }
      }
    }
  }

  private long nextNonce(InFlight flight) {
    long pending = connection.pendingNonce(account.address());
    return inFlight.stream()
        .filter(other -> other != flight)
        .mapToLong(other -> other.nonce() + 1)
        .reduce(pending, Math::max);
  }

  /** Sends empty transfers under nonces that the node misses and that no flight of ours holds. */
  private void fillGap(long nonce) {
    Set<Long> held = new HashSet<>();
    inFlight.forEach(flight -> held.add(flight.nonce()));
    long missing = connection.pendingNonce(account.address());
    for (; missing < nonce; missing++) {
      if (!held.contains(missing)) {
        Request nothing = new Request(account.address(), "0x", BigInteger.ZERO, TRANSFER_GAS);
        offer(account.sign(unsigned(nothing, missing)));
      }
    }
  }

  /**
   * Nodes take another version of a transaction only where both fees rise by a tenth; the tip has a
   * ceiling.
   */
  private void raiseFees(InFlight flight, Duration waited) {
    UnsignedTransaction fresh = unsigned(flight.request(), flight.nonce());
    BigInteger tip = raised(flight.tip()).max(fresh.tip());
    if (tip.compareTo(settings.tip().multiply(TIP_CEILING)) > 0) {
      return;
    }
    UnsignedTransaction raised =
        new UnsignedTransaction(
            fresh.chainId(),
            fresh.nonce(),
            fresh.gasLimit(),
            tip,
            raised(flight.maximumFee()).max(fresh.maximumFee().add(tip)),
            fresh.to(),
            fresh.value(),
            fresh.data());
    SignedTransaction signed = account.sign(raised);
    flight.signed(raised, signed);
    flight.feesRaised(waited);
    offer(signed);
  }

  private static BigInteger raised(BigInteger fee) {
    return fee.multiply(BigInteger.valueOf(5)).divide(BigInteger.valueOf(4)).add(BigInteger.ONE);
  }

  private enum Offer {
    MADE,
    TOO_CHEAP
  }

  /** Sends what may be there already; whether it arrived shows in the next look. */
  private Offer offer(SignedTransaction signed) {
    try {
      connection.sendRaw(signed.raw());
    } catch (ChainException.Refused refused) {
      return Refusal.of(refused) == Refusal.FEES_TOO_LOW ? Offer.TOO_CHEAP : Offer.MADE;
    } catch (IOException seenAtTheNextLook) {
      // The node is away: heal() comes again and reads the state anew.
    }
    return Offer.MADE;
  }

  private UnsignedTransaction unsigned(Request request, long nonce) {
    BlockHeader head = connection.latestBlock();
    return new UnsignedTransaction(
        connection.chainId(),
        nonce,
        request.gasLimit(),
        settings.tip(),
        head.baseFee().shiftLeft(1).add(settings.tip()),
        request.to(),
        request.value(),
        request.data());
  }

  private static void pause(Bytes32 hash) {
    try {
      Thread.sleep(LAUNCH_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException.Interrupted("transaction " + hash, e);
    }
  }
}
