package io.cess4j.tee.enclave;

/** What the enclave refuses. Messages name value, cause and cure, and hold no secret. */
public abstract sealed class EnclaveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private EnclaveException(String message) {
    super(message);
  }

  /** A descriptor that is malformed, or of another deal, chain, gateway or size than the order. */
  public static final class DescriptorRefused extends EnclaveException {
    private static final long serialVersionUID = 1L;

    DescriptorRefused(String message) {
      super(message);
    }
  }

  /** The descriptor's signature is not its gateway's. */
  public static final class SignatureRefused extends EnclaveException {
    private static final long serialVersionUID = 1L;

    SignatureRefused(String message) {
      super(message);
    }
  }

  /** Bytes that are not the fragments of the slot. */
  public static final class ContentRefused extends EnclaveException {
    private static final long serialVersionUID = 1L;

    ContentRefused(String message) {
      super(message);
    }
  }

  /** Tags that this worker did not make for this deal. */
  public static final class SealRefused extends EnclaveException {
    private static final long serialVersionUID = 1L;

    SealRefused(String message) {
      super(message);
    }
  }

  /** The sealed keys cannot be read, written or belong elsewhere. */
  public static final class StoreUnusable extends EnclaveException {
    private static final long serialVersionUID = 1L;

    StoreUnusable(String message, Throwable cause) {
      super(message);
      initCause(cause);
    }
  }
}
