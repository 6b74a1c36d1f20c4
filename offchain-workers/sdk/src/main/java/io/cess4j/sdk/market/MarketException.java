package io.cess4j.sdk.market;

import java.io.Serial;

/**
 * What cannot be sold or bought, in words: value, cause, cure. Refusals of contracts come as {@code
 * ContractRevert}.
 */
public final class MarketException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  MarketException(String message) {
    super(message);
  }
}
