package io.cess4j.sdk.storage;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
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
    return checked(descriptor, unseal(descriptor, secret));
  }

  /** Those of a public file. */
  static FileKeys published(Descriptor descriptor) {
    PublicKeys keys =
        descriptor
            .entry()
            .publicKeys()
            .orElseThrow(
                () -> new CapsuleRejected("one deal of a public file does not show its keys"));
    return checked(descriptor, new FileKeys(keys.dataKey(), keys.maskKey()));
  }

  /** Whether the owner's capsule is for this key: so much everybody can tell. */
  static boolean isSealedTo(Descriptor descriptor, G1 key) {
    try {
      CapsuleHeader.of(descriptor.entry().ownerSeal().toBytes()).check(key);
      return true;
    } catch (CapsuleRejected forAnother) {
      return false;
    }
  }

  private static FileKeys checked(Descriptor descriptor, FileKeys keys) {
    KeyCommitment.check(keys.dataKey(), descriptor.entry().keyCommitment());
    return keys;
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
