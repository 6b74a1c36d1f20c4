package io.cess4j.gateway.upload;

import io.cess4j.gateway.GatewayException.BodyTruncated;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.PublicKeys;
import io.cess4j.protocol.descriptor.SealedFile;
import io.cess4j.protocol.descriptor.SealedFileCodec;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.ids.Sha256;
import io.cess4j.protocol.layout.FileLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client brings that has encrypted its file itself: the gateway learns mask keys and the
 * lengths, never the data key, the name or a byte of plaintext. Whether a capsule holds the keys
 * that its owner needs only the owner can tell, who made it; what everybody can check is checked.
 */
record BroughtSecrets(FileLayout layout, SealedFile file) implements FileSecrets {
  /**
   * Reads what stands before the ciphertext: uint32 length ‖ {@link SealedFileCodec}.
   *
   * @param digest what the client signed of these bytes
   * @param contentLength of the whole body
   * @throws BodyTruncated where the body ends in it
   * @throws RequestMalformed where it is not what was signed, not of these orders, or a capsule is
   *     not of the sealing key
   */
  static BroughtSecrets read(
      Authorised authorised, Hash256 digest, long contentLength, InputStream body) {
    int length = ByteBuffer.wrap(bytes(body, Integer.BYTES)).getInt();
    if (length < 1 || length > SealedFileCodec.MAXIMUM_BYTES) {
      throw refused(
          "the sealed part has %d bytes, expected 1 to %d"
              .formatted(Integer.toUnsignedLong(length), SealedFileCodec.MAXIMUM_BYTES),
          null);
    }
    long expected = Integer.BYTES + length + authorised.layout().ciphertextBytes();
    if (contentLength != expected) {
      throw refused(
          "the body has %d bytes, and sealed part and ciphertext of a file of %d bytes have %d"
              .formatted(contentLength, authorised.layout().plaintextBytes(), expected),
          null);
    }
    byte[] bytes = bytes(body, length);
    if (!Sha256.hash(bytes).equals(digest)) {
      throw refused("the sealed part is not the one that was signed", null);
    }
    return new BroughtSecrets(authorised.layout(), checked(authorised, bytes));
  }

  private static SealedFile checked(Authorised authorised, byte[] bytes) {
    try {
      SealedFile file = SealedFileCodec.decode(bytes);
      if (!file.deals().equals(authorised.deals())) {
        throw refused(
            "capsules are of deals %s, the authorisation is for %s"
                .formatted(file.deals(), authorised.deals()),
            null);
      }
      G1 key = G1.ofCompressed(file.sealingKey().toBytes());
      if (key.isInfinity()) {
        throw refused("the sealing key is infinity: nothing sealed to it is secret", null);
      }
      for (SealedFile.Part part : file.parts()) {
        CapsuleHeader.of(part.ownerSeal().toBytes()).check(key);
      }
      return file;
    } catch (DescriptorRejectedException | ProofsException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] bytes(InputStream body, int length) {
    try {
      byte[] bytes = body.readNBytes(length);
      if (bytes.length == length) {
        return bytes;
      }
      throw new BodyTruncated(
          "the body ended after %d of %d bytes of its sealed part; send it again"
              .formatted(bytes.length, length),
          null);
    } catch (IOException e) {
      throw new BodyTruncated("the body broke off: " + e.getMessage() + "; send it again", e);
    }
  }

  private static RequestMalformed refused(String why, @Nullable Exception cause) {
    return new RequestMalformed(
        "the sealed upload cannot be stored: " + why + "; seal the file anew and sign that", cause);
  }

  @Override
  public List<MaskKey> masks() {
    return file.parts().stream().map(SealedFile.Part::mask).toList();
  }

  @Override
  public Hash256 keyCommitment() {
    return file.keyCommitment();
  }

  @Override
  public ByteString encryptedName() {
    return file.encryptedName();
  }

  @Override
  public ByteString ownerSeal(int part, long deal) {
    return file.parts().get(part).ownerSeal();
  }

  @Override
  public Optional<PublicKeys> published(int part) {
    return Optional.empty();
  }

  @Override
  public long bodyBytes() {
    return layout.ciphertextBytes();
  }

  @Override
  public OutputStream over(OutputStream ciphertext) {
    return new CiphertextGuard(ciphertext);
  }

  /** Keys have no text. */
  @Override
  public String toString() {
    return "BroughtSecrets[secret]";
  }
}
