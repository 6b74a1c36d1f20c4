package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.SumUnavailable;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/** A member's own seed among all members, after Shamir: a quorum of shares gives it, fewer none. */
final class SeedShares {
  private static final ShamirSecretSplitter.Algorithm FIELD = ShamirSecretSplitter.Algorithm.AES;

  private SeedShares() {}

  /**
   * A new seed.
   *
   * @param shares by place, from 0
   */
  record Split(byte[] seed, List<byte[]> shares) {}

  static Split split(int quorum, int members, SecureRandom random) {
    try {
      ShamirSplitSecret split =
          new ShamirSecretSplitter(
                  FIELD, ShamirSecretSplitter.Mode.Native, Digests.SEED_BYTES, random)
              .split(quorum, members);
      List<byte[]> shares = new ArrayList<>();
      for (ShamirSplitSecretShare share : split.getSecretShares()) {
        shares.add(share.getEncoded());
      }
      return new Split(split.getSecret(), shares);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  /**
   * The seed from shares of which one may be wrong where there is one to spare.
   *
   * @param shares by place, from 0
   * @param hash that the seed has to have
   * @throws SumUnavailable where too few are there, or they give no seed of that hash
   */
  static byte[] join(int quorum, Map<Integer, byte[]> shares, Hash256 hash) {
    if (shares.size() < quorum) {
      throw new SumUnavailable(
          "of a seed %d shares are here, %d are needed: wait for more members"
              .formatted(shares.size(), quorum));
    }
    for (int left : shares.size() == quorum ? List.of(-1) : List.copyOf(shares.keySet())) {
      Map<Integer, byte[]> chosen = new TreeMap<>(shares);
      chosen.remove(left);
      byte[] seed = joined(chosen);
      if (Digests.ofSeed(seed).equals(hash)) {
        return seed;
      }
    }
    throw new SumUnavailable(
        "%d shares give no seed of hash %s: a member dealt or showed a wrong one, and the bucket has no sum in this round"
            .formatted(shares.size(), hash));
  }

  private static byte[] joined(Map<Integer, byte[]> shares) {
    ShamirSplitSecretShare[] given =
        shares.entrySet().stream()
            .map(share -> new ShamirSplitSecretShare(share.getValue(), share.getKey() + 1))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return new ShamirSplitSecret(FIELD, ShamirSecretSplitter.Mode.Native, given).getSecret();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }
}
