package io.cess4j.sdk.paid;

import java.math.BigInteger;
import java.util.List;

/**
 * A file that was bought.
 *
 * @param charged wei of this retrieval; zero where keys that were paid before opened it
 * @param resumed whether a voucher or keys of an earlier call were used
 * @param channel through which it was paid; zero where it was not
 * @param retrievals promised on that channel since it was opened
 * @param liars accounts of gateways that answered wrongly, 0x-hex
 */
public record PaidRetrieval(
    long certificate,
    String fid,
    BigInteger charged,
    boolean subscribed,
    boolean resumed,
    long channel,
    long retrievals,
    List<String> liars) {
  /** Copies the list. */
  public PaidRetrieval {
    liars = List.copyOf(liars);
  }
}
