package io.cess4j.sdk.market;

import io.cess4j.chain.Bytes32;

/** What a seller's agent did about a sale, or could not do. */
public sealed interface Errand {
  /** Number of the sale. */
  long sale();

  /** The key is on chain, for its buyer alone. */
  record Delivered(long sale, Bytes32 transaction) implements Errand {}

  /** The time for complaints is over: the price is in the certificate's inbox. */
  record Collected(long sale, Bytes32 transaction) implements Errand {}

  /**
   * The buyer's deadline passed before this agent could deliver; the price is the buyer's again.
   */
  record Missed(long sale) implements Errand {}

  /** It was not done; the next round tries again. */
  record Failed(long sale, String reason) implements Errand {}
}
