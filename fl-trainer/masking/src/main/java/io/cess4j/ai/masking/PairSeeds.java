package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.BucketsRejected;
import io.cess4j.proofs.bls.SecretScalar;

/**
 * The seed that two members share in one round: HKDF of the Diffie-Hellman point of their reader
 * keys, which are on chain, under the roster's digest. So nobody waits for keys, and what is shown
 * of one round's seed tells nothing of another's.
 */
final class PairSeeds {
  private static final String LABEL = "cess4j ai mask pair v1";

  private PairSeeds() {}

  static void check(Roster roster, int own, SecretScalar secret) {
    if (!secret.timesG1().equals(roster.key(own))) {
      throw new BucketsRejected(
          "the secret is not that of seat %d's reader key on chain: use the key registered last"
              .formatted(own));
    }
  }

  static byte[] of(Roster roster, int own, SecretScalar secret, int other) {
    byte[] info = new byte[LABEL.length() + 2];
    System.arraycopy(Digests.ascii(LABEL), 0, info, 0, LABEL.length());
    info[LABEL.length()] = (byte) Math.min(own, other);
    info[LABEL.length() + 1] = (byte) Math.max(own, other);
    return Digests.derive(
        secret.times(roster.key(other)).compressed(), roster.digest().toBytes(), info);
  }

  /** The lower seat adds the mask, the higher one subtracts it. */
  static void mask(int[] vector, byte[] seed, int own, int other) {
    if (own < other) {
      MaskStream.add(vector, seed);
    } else {
      MaskStream.subtract(vector, seed);
    }
  }
}
