package io.cess4j.consensus.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.runtime.SecretKeystore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One secret in an encrypted file: the same key after a restart, a domain for each use. */
class VrfKeyTest {
  private static final byte[] MESSAGE = new byte[32];

  @TempDir private Path folder;

  @Test
  void aRestartHasTheSameKey() throws IOException {
    Path file = folder.resolve("keys/vrf.p12");
    byte[] key;
    byte[] proof;
    try (VrfKey first = open(file, "correct horse")) {
      key = first.publicKey();
      proof = first.election(MESSAGE);
    }
    try (VrfKey again = open(file, "correct horse");
        VrfKey other = open(folder.resolve("other.p12"), "correct horse")) {
      assertThat(again.publicKey()).isEqualTo(key);
      assertThat(again.election(MESSAGE)).as("unique").isEqualTo(proof);
      assertThat(other.publicKey()).isNotEqualTo(key);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void proofsBelongToTheirPurpose() {
    try (VrfKey key = open(folder.resolve("vrf.p12"), "correct horse")) {
      G2 publicKey = G2.ofEip2537(key.publicKey());
      G1 election = G1.ofEip2537(key.election(MESSAGE));
      G1 possession = G1.ofEip2537(key.possession(MESSAGE));
      assertThat(isProof(DomainTag.ELECTION, publicKey, election)).isTrue();
      assertThat(isProof(DomainTag.VRF, publicKey, election)).isFalse();
      assertThat(isProof(DomainTag.NODE_KEY, publicKey, possession)).isTrue();
      assertThat(isProof(DomainTag.ELECTION, publicKey, possession)).isFalse();
    }
  }

  @Test
  void aWrongPasswordAndADamagedFileAreRefused() throws IOException {
    Path file = folder.resolve("vrf.p12");
    open(file, "correct horse").close();
    assertThatThrownBy(() -> open(file, "battery staple"))
        .isInstanceOf(SecretKeystore.Unusable.class)
        .hasMessageContaining("vrf.p12");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> open(file, "correct horse"))
        .isInstanceOf(SecretKeystore.Unusable.class);
  }

  private static boolean isProof(DomainTag purpose, G2 key, G1 proof) {
    return new Pairing()
        .times(proof.negate(), G2.GENERATOR)
        .times(purpose.hash(MESSAGE), key)
        .isOne();
  }

  private static VrfKey open(Path file, String password) {
    return VrfKey.loadOrCreate(file, password.toCharArray(), new SecureRandom());
  }
}
