package io.cess4j.sdk.market;

import io.cess4j.proofs.bls.G1;
import io.cess4j.sdk.storage.FileKeyRing;
import java.time.Instant;

/** Where a purchase of a key stands. */
public sealed interface KeyOutcome {
  /** Nothing was delivered yet. */
  record Awaited(Instant deadline) implements KeyOutcome {}

  /**
   * Nothing was delivered in time, or the offer's key was shown wrong: the price can be had back.
   */
  record Late(Instant deadline) implements KeyOutcome {}

  /**
   * The key opens the file that was registered.
   *
   * @param keys what opens it
   */
  record Opened(FileKeyRing keys) implements KeyOutcome {}

  /**
   * What was delivered is no key of the registered file.
   *
   * @param secret shows it to the chain
   * @param complainUntil until when the chain listens
   */
  record WrongKey(G1 secret, Instant complainUntil) implements KeyOutcome {}

  /** The price is back in the buyer's vault. */
  record Refunded() implements KeyOutcome {}
}
