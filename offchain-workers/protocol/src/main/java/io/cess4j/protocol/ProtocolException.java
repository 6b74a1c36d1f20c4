package io.cess4j.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A value that breaks the formats. Each message names the value, the cause and what to do.
 *
 * <p>Unchecked: the caller either made the value (a defect) or received it (and answers with a
 * refusal); neither is cured by a catch block at every call.
 */
public abstract sealed class ProtocolException extends RuntimeException
    permits ValueOutOfRangeException,
        MalformedValueException,
        FragmentMismatchException,
        CiphertextRejectedException,
        DescriptorRejectedException,
        ErasureException {

  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message);
  }

  ProtocolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
