package io.cess4j.gateway.upload;

import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.SealedFile;
import io.cess4j.protocol.descriptor.SealedFileCodec;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.NameCipher;
import io.cess4j.protocol.ids.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a client sends that has encrypted its file itself; tests bend it. */
final class SealedBodies {
  private final RandomGenerator random;
  final DataKey data;
  final SecretScalar owner;

  SealedBodies(RandomGenerator random) {
    this.random = random;
    this.data = DataKey.generate(random);
    this.owner = SecretScalar.random(random);
  }

  SealedFile file(List<Long> deals) {
    return file(deals, owner.timesG1());
  }

  SealedFile file(List<Long> deals, G1 capsulesFor) {
    Hash256 commitment = KeyCommitment.of(data);
    byte[] label = "{\"name\":\"secret.txt\"}".getBytes(StandardCharsets.UTF_8);
    return new SealedFile(
        ByteString.of(owner.timesG1().compressed()),
        commitment,
        new NameCipher(data).encrypt(label, random),
        deals.stream().map(deal -> part(deal, commitment, capsulesFor)).toList());
  }

  private SealedFile.Part part(long deal, Hash256 commitment, G1 recipient) {
    MaskKey mask = MaskKey.of(data, deal);
    byte[] both = ByteBuffer.allocate(64).put(data.toBytes()).put(mask.toBytes()).array();
    byte[] capsule = Capsule.seal(both, recipient, CapsuleContext.owner(deal, commitment), random);
    return new SealedFile.Part(deal, mask, ByteString.of(capsule));
  }

  byte[] ciphertext(byte[] plaintext) throws IOException {
    try (InputStream in =
        new FileCipher(data)
            .encrypting(
                new ByteArrayInputStream(plaintext), plaintext.length, Sha256.hash(plaintext))) {
      return in.readAllBytes();
    }
  }

  /** uint32 length ‖ sealed part ‖ ciphertext. */
  static byte[] body(SealedFile file, byte[] ciphertext) {
    byte[] sealed = SealedFileCodec.encode(file);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(ByteBuffer.allocate(4).putInt(sealed.length).array());
    body.writeBytes(sealed);
    body.writeBytes(ciphertext);
    return body.toByteArray();
  }

  static Hash256 digest(SealedFile file) {
    return Sha256.hash(SealedFileCodec.encode(file));
  }
}
