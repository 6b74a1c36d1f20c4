package io.cess4j.chain;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between a worker and the chain, other than a contract's refusal (that is a
 * {@code ContractRevert}).
 *
 * <p>Messages name the value, the cause and the cure.
 */
public abstract sealed class ChainException extends RuntimeException {
  private ChainException(String message) {
    super(message);
  }

  private ChainException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The node answered something that no node of this network may answer. */
  public static final class AnswerMalformed extends ChainException {
    /** What was read, and how it failed. */
    public AnswerMalformed(String what, Throwable cause) {
      super(
          what + " cannot be read (" + cause + "): is --rpc a node of this network, and healthy?",
          cause);
    }
  }

  /** No answer from the RPC endpoint after all retries. */
  public static final class Unreachable extends ChainException {
    /** The endpoint, and what the last attempt met. */
    public Unreachable(URI rpc, Throwable cause) {
      super(
          "no answer from the chain at "
              + rpc
              + " ("
              + cause
              + "): is the node running and is --rpc right?",
          cause);
    }
  }

  /** The endpoint serves another chain. */
  public static final class WrongChain extends ChainException {
    /** Both chain ids. */
    public WrongChain(URI rpc, long expected, long actual) {
      super(
          "the node at "
              + rpc
              + " serves chain "
              + actual
              + ", not "
              + expected
              + ": correct --rpc");
    }
  }

  /** No code at an address where a contract should be. */
  public static final class ContractMissing extends ChainException {
    /** Where nothing was found. */
    public ContractMissing(Address address, URI rpc) {
      super(
          "no contract answers at "
              + address
              + " on "
              + rpc
              + ": is this the Directory address of this network?");
    }
  }

  /** The node refused a request for a reason that is no contract's revert. */
  public static final class Refused extends ChainException {
    private final int code;

    /** JSON-RPC method, code and message. */
    public Refused(URI rpc, String method, int code, String message) {
      super("the node at " + rpc + " refused " + method + ": " + message + " (code " + code + ")");
      this.code = code;
    }

    /** JSON-RPC error code. */
    public int code() {
      return code;
    }
  }

  /** The account cannot pay for gas and value. */
  public static final class InsufficientFunds extends ChainException {
    /** Who lacks ether, and the node's words. */
    public InsufficientFunds(Address account, String words) {
      super("account " + account + " cannot pay for gas: " + words + "; send it some ether");
    }
  }

  /** The call needs more gas than one transaction may use (EIP-7825). */
  public static final class GasCapExceeded extends ChainException {
    /** What the estimate said. */
    public GasCapExceeded(BigInteger estimate, BigInteger cap) {
      super(
          "the call needs "
              + estimate
              + " gas, more than the "
              + cap
              + " of one transaction (EIP-7825): send it in smaller pieces");
    }
  }

  /** Mined, failed, and a replay at its block gave no reason. */
  public static final class TransactionFailed extends ChainException {
    /** Which one, and how its gas went. */
    public TransactionFailed(Bytes32 hash, BigInteger gasUsed, BigInteger gasLimit) {
      super(
          "transaction "
              + hash
              + " failed after "
              + gasUsed
              + " of "
              + gasLimit
              + " gas"
              + (gasUsed.compareTo(gasLimit) >= 0
                  ? ": it ran out of gas"
                  : " and a replay at its block succeeds: the state has changed in between; read it"
                      + " again"));
    }
  }

  /**
   * Sent but not mined in time; it may still be mined, so read the chain's state before asking
   * again.
   */
  public static final class TransactionPending extends ChainException {
    private final Bytes32 hash;

    /** Which one and how long it was waited for. */
    public TransactionPending(Bytes32 hash, long nonce, Duration waited) {
      super(
          "transaction "
              + hash
              + " (nonce "
              + nonce
              + ") was not mined within "
              + waited.toSeconds()
              + " s; it may still be: read the chain's state before sending again");
      this.hash = hash;
    }

    /** Hash of the newest version sent. */
    public Bytes32 hash() {
      return hash;
    }
  }

  /** A mined transaction lacks the event that every successful call of its kind emits. */
  public static final class EventMissing extends ChainException {
    /** Which event of which transaction. */
    public EventMissing(String event, Bytes32 transaction) {
      super(
          "transaction "
              + transaction
              + " succeeded without "
              + event
              + ": the contract is of another release than this worker");
    }
  }

  /** A keystore file that cannot be read, written or opened. */
  public static final class KeystoreFailed extends ChainException {
    /** Which file and why. */
    public KeystoreFailed(Path file, String cause, @Nullable Throwable thrown) {
      super("keystore " + file + ": " + cause, thrown);
    }
  }

  /** A store of event cursors that cannot be read or written. */
  public static final class CursorFailed extends ChainException {
    /** Which file and why. */
    public CursorFailed(Path file, String cause, Throwable thrown) {
      super("event cursor " + file + ": " + cause, thrown);
    }
  }

  /** The thread was interrupted while it waited for the chain. */
  public static final class Interrupted extends ChainException {
    /** What was waited for. */
    public Interrupted(String what, InterruptedException cause) {
      super("interrupted while waiting for " + what, cause);
    }
  }

  /** A block that the node should have is not there. */
  public static final class BlockMissing extends ChainException {
    /** Its number. */
    public BlockMissing(long number) {
      super("the node has no block " + number + ": it is behind, or was rewound; try again");
    }
  }
}
