package io.cess4j.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.gateway.GatewayException.BodyTruncated;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.SealedFile;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.layout.FileLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a gateway takes of a client that encrypts itself, and what it refuses before it draws. */
class BroughtSecretsTest {
  private static final long SEED = 0xb20;
  private static final long DEAL = 41;
  private static final int LENGTH = 70_000;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final SealedBodies bodies = new SealedBodies(random);
  private final Authorised authorised = authorised(LENGTH);
  private final SealedFile good = bodies.file(List.of(DEAL));
  private final byte[] plaintext = plaintext();

  @Test
  void refusesASealedPartThatWasNotSigned() throws IOException {
    byte[] body = SealedBodies.body(good, bodies.ciphertext(plaintext));
    byte[] commitment = body.clone();
    commitment[4 + 5 + 48] ^= 1; // first byte of the key commitment
    assertRefused(commitment, SealedBodies.digest(good), "not the one that was signed");
    byte[] capsule = body.clone();
    int lastByteOfTheCapsule = body.length - (int) authorised.layout().ciphertextBytes() - 1;
    capsule[lastByteOfTheCapsule] ^= 1;
    assertRefused(capsule, SealedBodies.digest(good), "not the one that was signed");
    assertRefused(body, Hash256.of(new byte[32]), "not the one that was signed");
  }

  @Test
  void refusesCapsulesOfAnotherDealOrAnotherKey() throws IOException {
    byte[] ciphertext = bodies.ciphertext(plaintext);
    SealedFile other = bodies.file(List.of(DEAL + 1));
    assertRefused(
        SealedBodies.body(other, ciphertext),
        SealedBodies.digest(other),
        "capsules are of deals [42], the authorisation is for [41]");
    SealedFile two = bodies.file(List.of(DEAL, DEAL + 1));
    assertRefused(SealedBodies.body(two, ciphertext), SealedBodies.digest(two), "[41, 42]");
    try (SecretScalar somebody = SecretScalar.random(random)) {
      SealedFile stranger = bodies.file(List.of(DEAL), somebody.timesG1());
      assertRefused(
          SealedBodies.body(stranger, ciphertext),
          SealedBodies.digest(stranger),
          "made for another key");
    }
    SealedFile infinity =
        new SealedFile(
            ByteString.of(G1.INFINITY.compressed()),
            good.keyCommitment(),
            good.encryptedName(),
            good.parts());
    assertRefused(
        SealedBodies.body(infinity, ciphertext), SealedBodies.digest(infinity), "infinity");
  }

  @Test
  void refusesBodiesOfAnotherLengthBeforeItReadsThem() throws IOException {
    byte[] ciphertext = bodies.ciphertext(plaintext);
    byte[] cut = SealedBodies.body(good, Arrays.copyOf(ciphertext, ciphertext.length - 1));
    assertRefused(cut, SealedBodies.digest(good), "the body has");
    byte[] longer = SealedBodies.body(good, Arrays.copyOf(ciphertext, ciphertext.length + 1));
    assertRefused(longer, SealedBodies.digest(good), "the body has");
    byte[] huge = longer.clone();
    huge[0] = 0x7f;
    assertRefused(huge, SealedBodies.digest(good), "expected 1 to");
    byte[] negative = longer.clone();
    negative[0] = (byte) 0xff;
    assertRefused(negative, SealedBodies.digest(good), "expected 1 to");
    byte[] whole = SealedBodies.body(good, ciphertext);
    for (int length : new int[] {0, 3, 4, 100}) {
      InputStream broken = new ByteArrayInputStream(whole, 0, length);
      assertThatThrownBy(
              () ->
                  BroughtSecrets.read(authorised, SealedBodies.digest(good), whole.length, broken))
          .as("cut to %d bytes", length)
          .isInstanceOf(BodyTruncated.class);
    }
  }

  @Test
  void refusesABodyThatIsNoCiphertext() throws IOException {
    BroughtSecrets secrets = new BroughtSecrets(authorised.layout(), good);
    ByteArrayOutputStream spooled = new ByteArrayOutputStream();
    assertThatThrownBy(() -> secrets.over(spooled).write("%PDF-1.7".getBytes()))
        .isInstanceOf(RequestMalformed.class)
        .hasMessageContaining("encrypt the file");
    assertThat(spooled.size()).isZero();
  }

  @Test
  void passesOnWhatTheOwnerNeedsAndLearnsNothingElse() throws IOException {
    byte[] ciphertext = bodies.ciphertext(plaintext);
    byte[] body = SealedBodies.body(good, ciphertext);
    ByteArrayInputStream stream = new ByteArrayInputStream(body);
    BroughtSecrets secrets =
        BroughtSecrets.read(authorised, SealedBodies.digest(good), body.length, stream);
    assertThat(stream.available()).as("what follows is ciphertext").isEqualTo(ciphertext.length);
    assertThat(secrets.bodyBytes()).isEqualTo(ciphertext.length);
    assertThat(secrets.keyCommitment()).isEqualTo(KeyCommitment.of(bodies.data));
    assertThat(secrets.published(0)).isEmpty();
    byte[] opened =
        Capsule.open(
            secrets.ownerSeal(0, DEAL).toBytes(),
            bodies.owner,
            CapsuleContext.owner(DEAL, secrets.keyCommitment()));
    assertThat(Arrays.copyOf(opened, 32)).isEqualTo(bodies.data.toBytes());
    assertThat(Arrays.copyOfRange(opened, 32, 64)).isEqualTo(secrets.masks().getFirst().toBytes());
    assertThat(secrets.toString()).isEqualTo("BroughtSecrets[secret]");
  }

  private void assertRefused(byte[] body, Hash256 digest, String words) {
    assertThatThrownBy(
            () ->
                BroughtSecrets.read(
                    authorised, digest, body.length, new ByteArrayInputStream(body)))
        .isInstanceOf(RequestMalformed.class)
        .hasMessageContaining(words)
        .hasMessageContaining("seal the file anew");
  }

  private byte[] plaintext() {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Authorised authorised(long length) {
    FileLayout layout = new FileLayout(length);
    Order order =
        new Order(
            DEAL,
            Address.ZERO,
            Address.ZERO,
            OrderState.DRAWN,
            2,
            4,
            0,
            0xffff,
            0,
            7,
            1,
            0,
            layout.part(0).length(),
            1,
            Instant.EPOCH,
            BigInteger.ONE,
            BigInteger.ONE,
            List.of(1L, 2L, 3L, 4L));
    return new Authorised(Address.ZERO, List.of(order), layout);
  }
}
