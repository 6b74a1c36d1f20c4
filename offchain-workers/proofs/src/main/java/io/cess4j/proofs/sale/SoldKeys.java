package io.cess4j.proofs.sale;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a reader of a file needs.
 *
 * @param dataKey of the file; its commitment is in the certificate's claim
 * @param maskKeys one for each of the file's deals, in their order, at most 32; nothing on chain
 *     commits to them
 */
public record SoldKeys(DataKey dataKey, List<MaskKey> maskKeys) {
  static final int WORD = 32;
  static final int MOST_MASK_KEYS = 32;

  public SoldKeys {
    maskKeys = List.copyOf(maskKeys);
    if (maskKeys.size() > MOST_MASK_KEYS) {
      throw new CapsuleRejected(
          "a sale capsule holds at most 32 mask keys, not "
              + maskKeys.size()
              + ": sell a file of more deals in parts");
    }
  }

  byte[] toBytes() {
    byte[] out = Arrays.copyOf(dataKey.toBytes(), WORD * (1 + maskKeys.size()));
    for (int i = 0; i < maskKeys.size(); i++) {
      System.arraycopy(maskKeys.get(i).toBytes(), 0, out, WORD * (1 + i), WORD);
    }
    return out;
  }

  static SoldKeys of(byte[] words) {
    List<MaskKey> maskKeys = new ArrayList<>();
    for (int at = WORD; at < words.length; at += WORD) {
      maskKeys.add(MaskKey.of(Arrays.copyOfRange(words, at, at + WORD)));
    }
    return new SoldKeys(DataKey.of(Arrays.copyOf(words, WORD)), maskKeys);
  }
}
