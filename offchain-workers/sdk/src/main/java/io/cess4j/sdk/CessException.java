package io.cess4j.sdk;

import java.io.Serial;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client cannot do, in words: value, cause, cure. Refusals of contracts come as {@code
 * ContractRevert}.
 */
public abstract sealed class CessException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CessException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The vault balance does not cover the cost. */
  public static final class BalanceTooLow extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public BalanceTooLow(String account, String required, String available) {
      super(
          "account %s has %s wei in the vault and needs %s: deposit the difference first"
              .formatted(account, available, required),
          null);
    }
  }

  /** The chain refused one of a file's orders after others stood. */
  public static final class OrderRefused extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param cancelled those that stood
     * @param back wei that came back with them
     */
    public OrderRefused(List<Long> cancelled, BigInteger back, Throwable cause) {
      super(
          "%s. Orders %s, placed just before, were cancelled: %s wei came back; ask for a new price and store the file again"
              .formatted(cause.getMessage(), cancelled, back),
          cause);
    }
  }

  /** The miners of the network have not the room that a file needs. */
  public static final class NetworkFull extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param missing what the file needs, and what there is
     */
    public NetworkFull(String missing) {
      super(
          missing
              + ": store less, or with fewer fragments (n) for each k, or wait until miners join or declare more space; nothing was signed or paid",
          null);
    }
  }

  /** No deal on chain carries the file id. */
  public static final class FileUnknown extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public FileUnknown(String fid) {
      super("no active deal carries file " + fid + ": check the id, or the file was removed", null);
    }
  }

  /** The file belongs to somebody else and is not public. */
  public static final class NotReadable extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public NotReadable(String fid, String owner, @Nullable Throwable cause) {
      super("file " + fid + " is sealed to its owner " + owner + ": use that account's key", cause);
    }
  }

  /** Something given for a file is not what the chain or the file id says. */
  public static final class FileInconsistent extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public FileInconsistent(String fid, String cause) {
      super("file " + fid + " cannot be trusted: " + cause, null);
    }
  }

  /** The gateway refused or broke off. */
  public static final class GatewayFailed extends CessException {
    @Serial private static final long serialVersionUID = 1L;
    private final int status;

    /**
     * @param status HTTP status, 0 where none came
     */
    public GatewayFailed(int status, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.status = status;
    }

    /** HTTP status, 0 where no answer came. */
    public int status() {
      return status;
    }
  }

  /** An order that was placed is not on chain any more. */
  public static final class OrderGone extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param others what became of the upload's other orders; empty where it had none
     */
    public OrderGone(long order, String others, @Nullable Throwable cause) {
      super(
          "order %d is no longer on chain, which was rewound: its money is yours again; store the file again%s"
              .formatted(order, others),
          cause);
    }
  }

  /** No gateway is known. */
  public static final class GatewayMissing extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public GatewayMissing() {
      super("no gateway is known: name one by its URL, or read directly from the miners", null);
    }
  }

  /** A local file cannot be read or written. */
  public static final class LocalFile extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public LocalFile(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
