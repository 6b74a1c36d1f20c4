package io.cess4j.proofs;

import java.util.List;

/**
 * What this module refuses. Messages name the value, the cause and the cure; none of them holds a
 * secret.
 */
public abstract sealed class ProofsException extends RuntimeException {
  private ProofsException(String message) {
    super(message);
  }

  /** A byte string is no point of the prime-order group in the expected encoding. */
  public static final class PointRejected extends ProofsException {
    public PointRejected(String message) {
      super(message);
    }
  }

  /** A byte string or number is no scalar of the expected range. */
  public static final class ScalarRejected extends ProofsException {
    public ScalarRejected(String message) {
      super(message);
    }
  }

  /** A public key does not belong to its claimed secret or to its partner keys. */
  public static final class KeyRejected extends ProofsException {
    public KeyRejected(String message) {
      super(message);
    }
  }

  /** A structured reference string does not fit its TI key. */
  public static final class SrsRejected extends ProofsException {
    public SrsRejected(String message) {
      super(message);
    }
  }

  /** Semi-authenticators or the tag around them do not fit the holding. */
  public static final class TagsRejected extends ProofsException {
    public TagsRejected(String message) {
      super(message);
    }
  }

  /** A challenge cannot be answered or derived as asked. */
  public static final class ChallengeRejected extends ProofsException {
    public ChallengeRejected(String message) {
      super(message);
    }
  }

  /** A sealed capsule was altered, is of another context or of another key. */
  public static final class CapsuleRejected extends ProofsException {
    public CapsuleRejected(String message) {
      super(message);
    }
  }

  /** A grant, a share or an answer of a proxy cannot be used. */
  public static final class SharingRejected extends ProofsException {
    public SharingRejected(String message) {
      super(message);
    }
  }

  /** Proxies re-encrypted wrongly; their answers show it. */
  public static final class ProxyLied extends ProofsException {
    private final List<String> proxies;

    /**
     * @param proxies addresses, 0x-hex
     */
    public ProxyLied(List<String> proxies) {
      super(
          "wrong re-encryptions came from %s: report them, and ask other proxies of the grant"
              .formatted(proxies));
      this.proxies = List.copyOf(proxies);
    }

    /** Who lied, 0x-hex. */
    public List<String> proxies() {
      return proxies;
    }
  }

  /** The native BLS12-381 library is missing for this platform or could not be loaded. */
  public static final class LibraryUnavailable extends ProofsException {
    public LibraryUnavailable(String message, Throwable cause) {
      super(message);
      initCause(cause);
    }
  }
}
