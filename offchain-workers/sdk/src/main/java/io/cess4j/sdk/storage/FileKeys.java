package io.cess4j.sdk.storage;

import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.PublicKeys;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.Arrays;

/**
 * Keys of one deal, from its descriptor.
 *
 * @param dataKey checked against the key commitment
 */
record FileKeys(DataKey dataKey, MaskKey maskKey) {
  /**
   * @throws io.cess4j.proofs.ProofsException.CapsuleRejected where the secret is not the owner's
   */
  static FileKeys open(Descriptor descriptor, SecretScalar secret) {
    FileKeys keys =
        descriptor
            .entry()
            .publicKeys()
            .map(FileKeys::of)
            .orElseGet(() -> unseal(descriptor, secret));
    KeyCommitment.check(keys.dataKey(), descriptor.entry().keyCommitment());
    return keys;
  }

  private static FileKeys of(PublicKeys keys) {
    return new FileKeys(keys.dataKey(), keys.maskKey());
  }

  private static FileKeys unseal(Descriptor descriptor, SecretScalar secret) {
    byte[] context = CapsuleContext.owner(descriptor.deal(), descriptor.entry().keyCommitment());
    byte[] both = Capsule.open(descriptor.entry().ownerSeal().toBytes(), secret, context);
    try {
      return new FileKeys(
          DataKey.of(Arrays.copyOf(both, DataKey.BYTES)),
          MaskKey.of(Arrays.copyOfRange(both, DataKey.BYTES, both.length)));
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }
}
