package io.cess4j.gateway;

import org.jspecify.annotations.Nullable;

/** Why a gateway cannot do what a client asked; each names value, cause and cure. */
public abstract sealed class GatewayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GatewayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The client's words are malformed. */
  public static final class RequestMalformed extends GatewayException {
    private static final long serialVersionUID = 1L;

    public RequestMalformed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Signed by nobody, by somebody else, for somebody else, or too late. */
  public static final class NotAuthorised extends GatewayException {
    private static final long serialVersionUID = 1L;

    public NotAuthorised(String message) {
      super(message, null);
    }
  }

  /** No order on chain pays for it. */
  public static final class OrderMissing extends GatewayException {
    private static final long serialVersionUID = 1L;

    public OrderMissing(String message) {
      super(message, null);
    }
  }

  /** What is asked for is for sale, and the voucher does not pay it. */
  public static final class PaymentMissing extends GatewayException {
    private static final long serialVersionUID = 1L;

    public PaymentMissing(String message) {
      super(message, null);
    }
  }

  /** The holder of a certificate does not admit the account. */
  public static final class NotAdmitted extends GatewayException {
    private static final long serialVersionUID = 1L;

    public NotAdmitted(String message) {
      super(message, null);
    }
  }

  /** Records of a channel that do not begin where the chain has settled it. */
  public static final class RecordsElsewhere extends GatewayException {
    private static final long serialVersionUID = 1L;

    public RecordsElsewhere(String message) {
      super(message, null);
    }
  }

  /** Another voucher of the channel was accepted or settled. */
  public static final class VoucherConflict extends GatewayException {
    private static final long serialVersionUID = 1L;

    public VoucherConflict(String message) {
      super(message, null);
    }
  }

  /** The orders exist but cannot take this file. */
  public static final class OrderUnfit extends GatewayException {
    private static final long serialVersionUID = 1L;

    public OrderUnfit(String message) {
      super(message, null);
    }
  }

  /** Too much at once. */
  public static final class Busy extends GatewayException {
    private static final long serialVersionUID = 1L;

    public Busy(String message) {
      super(message, null);
    }
  }

  /** The body ended early, or its connection broke. */
  public static final class BodyTruncated extends GatewayException {
    private static final long serialVersionUID = 1L;

    public BodyTruncated(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Miners, TEE worker or chain did not do their part in time; the client can cancel its orders.
   */
  public static final class StoringFailed extends GatewayException {
    private static final long serialVersionUID = 1L;

    public StoringFailed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** No such file or upload. */
  public static final class NotFound extends GatewayException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
      super(message, null);
    }
  }

  /** A grant was revoked or is over. */
  public static final class GrantEnded extends GatewayException {
    private static final long serialVersionUID = 1L;

    public GrantEnded(String message) {
      super(message, null);
    }
  }

  /** The spool cannot be read or written. */
  public static final class SpoolFailed extends GatewayException {
    private static final long serialVersionUID = 1L;

    public SpoolFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** No room for an upload. */
  public static final class SpoolFull extends GatewayException {
    private static final long serialVersionUID = 1L;

    public SpoolFull(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
