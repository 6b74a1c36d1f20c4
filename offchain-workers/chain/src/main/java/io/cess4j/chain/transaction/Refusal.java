package io.cess4j.chain.transaction;

import io.cess4j.chain.ChainException;
import java.util.List;
import java.util.Locale;

/**
 * Why a node did not take a transaction; nodes say it in words only (geth's, which anvil and besu
 * follow closely).
 */
enum Refusal {
  ALREADY_KNOWN("already known", "already imported", "known transaction"),
  NONCE_TAKEN("nonce too low", "nonce is too low", "replacement transaction underpriced"),
  FEES_TOO_LOW("less than block base fee", "fee cap", "transaction underpriced"),
  NO_FUNDS("insufficient funds", "upfront cost exceeds"),
  OTHER;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> words;

  Refusal(String... words) {
    this.words = List.of(words);
  }

  static Refusal of(ChainException.Refused refused) {
    String message = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    for (Refusal refusal : values()) {
      for (String word : refusal.words) {
        if (message.contains(word)) {
          return refusal;
        }
      }
    }
    return OTHER;
  }
}
