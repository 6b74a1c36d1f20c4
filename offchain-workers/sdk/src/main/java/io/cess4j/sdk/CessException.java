package io.cess4j.sdk;

import java.io.Serial;
import java.math.BigInteger;
import java.nio.file.Path;
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

  /** Whom a file shall be shared with has registered no key. */
  public static final class ReaderKeyMissing extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public ReaderKeyMissing(String reader) {
      super(
          "account %s has registered no reader key: it must do so once, by 'cess reader-key', before anything can be shared with it"
              .formatted(reader),
          null);
    }
  }

  /** Too few proxies take part. */
  public static final class TooFewProxies extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param why what each of the others said
     */
    public TooFewProxies(int required, int found, String why) {
      super(
          "sharing needs %d proxies and %d take part%s: wait for more gateways, or ask for fewer"
              .formatted(required, found, why.isEmpty() ? "" : " (" + why + ")"),
          null);
    }
  }

  /** A grant that is not on chain, or somebody else's. */
  public static final class GrantUnknown extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public GrantUnknown(String grant, String account) {
      super(
          "%s is no grant of account %s: see 'cess shared' for those that are"
              .formatted(grant, account),
          null);
    }
  }

  /** A file is shared with this account, and too few proxies give its key. */
  public static final class ProxiesFailed extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param why what each of the others said
     */
    public ProxiesFailed(String fid, int required, int answered, String why) {
      super(
          "file %s is shared with you, but %d of the %d proxies that are needed gave its key: %s"
              .formatted(fid, answered, required, why),
          null);
    }
  }

  /** A file is open to everybody. */
  public static final class FilePublic extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public FilePublic(String fid) {
      super("file " + fid + " is public: everybody can read it, nothing needs to be shared", null);
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

  /** Keys that live in the account's key ring only are not there, or the ring cannot be used. */
  public static final class KeyRingUnusable extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param file null where it is in memory
     */
    public KeyRingUnusable(@Nullable Path file, String why, @Nullable Throwable cause) {
      super(
          "key ring %s: %s; restore it from an export of the keys, or move it away: files that are not erasable open without it"
              .formatted(file == null ? "in memory" : file, why),
          cause);
    }
  }

  /** The file was erased: its key is destroyed. */
  public static final class Erased extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public Erased(String fid) {
      super(
          "file %s was erased: the one key that opened it was destroyed, and nobody can make it again"
              .formatted(fid),
          null);
    }
  }

  /** The file's key follows from the account key, so that it cannot be destroyed alone. */
  public static final class NotErasable extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public NotErasable(String fid) {
      super(
          "file %s cannot be erased: its key is sealed to a key that follows from the account key, or its erasable key is in another key ring. 'cess rm' ends its deals; files stored with 'cess put --erasable' can be erased. Nothing was changed"
              .formatted(fid),
          null);
    }
  }

  /** The file's key is in the key ring only, and giving it on would end that. */
  public static final class KeptErasable extends CessException {
    @Serial private static final long serialVersionUID = 1L;

    public KeptErasable(String fid) {
      super(
          "file %s was stored so that it can be erased: to give it to others its key would be sealed to one that follows from the account key, and nothing could destroy it any more. Store it again without --erasable"
              .formatted(fid),
          null);
    }
  }
}
