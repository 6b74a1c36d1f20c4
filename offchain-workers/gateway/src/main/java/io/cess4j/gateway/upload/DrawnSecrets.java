package io.cess4j.gateway.upload;

import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.PublicKeys;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.NameCipher;
import io.cess4j.protocol.layout.FileLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keys that the gateway draws for a body that comes in the clear, as from an ordinary HTTP client.
 *
 * @param sealingKey of the owner
 * @param encryptedName the label under the data key
 */
record DrawnSecrets(
    FileLayout layout,
    FileKeys keys,
    G1 sealingKey,
    ByteString encryptedName,
    boolean isPublic,
    RandomGenerator random)
    implements FileSecrets {

  static DrawnSecrets of(
      Authorised authorised,
      FileLabel label,
      G1 sealingKey,
      long modified,
      RandomGenerator random) {
    FileKeys keys = FileKeys.generate(authorised.orders().size(), random);
    return new DrawnSecrets(
        authorised.layout(),
        keys,
        sealingKey,
        new NameCipher(keys.data()).encrypt(label.toJson(modified), random),
        label.isPublic(),
        random);
  }

  @Override
  public List<MaskKey> masks() {
    return keys.masks();
  }

  @Override
  public Hash256 keyCommitment() {
    return KeyCommitment.of(keys.data());
  }

  @Override
  public ByteString ownerSeal(int part, long deal) {
    byte[] both = Arrays.copyOf(keys.data().toBytes(), 64);
    System.arraycopy(keys.masks().get(part).toBytes(), 0, both, 32, 32);
    try {
      byte[] context = CapsuleContext.owner(deal, keyCommitment());
      return ByteString.of(Capsule.seal(both, sealingKey, context, random));
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  @Override
  public Optional<PublicKeys> published(int part) {
    return isPublic
        ? Optional.of(new PublicKeys(keys.data(), keys.masks().get(part)))
        : Optional.empty();
  }

  @Override
  public long bodyBytes() {
    return layout.plaintextBytes();
  }

  @Override
  public OutputStream over(OutputStream ciphertext) throws IOException {
    return new FileCipher(keys.data()).encrypting(ciphertext);
  }

  /** Keys have no text. */
  @Override
  public String toString() {
    return "DrawnSecrets[secret]";
  }
}
