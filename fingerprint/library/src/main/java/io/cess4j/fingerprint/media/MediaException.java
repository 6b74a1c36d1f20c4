package io.cess4j.fingerprint.media;

/**
 * Why a file has no fingerprint of its kind. Each message names the value, the cause and what to
 * do.
 */
public sealed class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MediaException(String message, Throwable cause) {
    super(message, cause);
  }

  MediaException(String message) {
    super(message);
  }

  /** The bytes are not what their kind demands. */
  public static final class Malformed extends MediaException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message, Throwable cause) {
      super(message, cause);
    }

    public Malformed(String message) {
      super(message);
    }
  }

  /** More pixels, seconds, characters or work than {@link MediaLimits} allow. */
  public static final class TooLarge extends MediaException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
      super(message);
    }
  }

  /** Nothing that is installed decodes this format. */
  public static final class NoDecoder extends MediaException {
    private static final long serialVersionUID = 1L;

    public NoDecoder(String message) {
      super(message);
    }
  }

  /** The work holds too little to be told from others: silence, one colour, three words. */
  public static final class TooPlain extends MediaException {
    private static final long serialVersionUID = 1L;

    public TooPlain(String message) {
      super(message);
    }
  }
}
