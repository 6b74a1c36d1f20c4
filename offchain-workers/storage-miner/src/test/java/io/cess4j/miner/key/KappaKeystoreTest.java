package io.cess4j.miner.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.miner.MinerException.KeystoreUnusable;
import io.cess4j.proofs.podr2.MinerSecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KappaKeystoreTest {

  private static final Address REGISTRY = Address.of("0x1111111111111111111111111111111111111111");

  @TempDir private Path folder;

  @Test
  void shouldRefuseAWrongPasswordAndADamagedFile() throws IOException {
    Path file = folder.resolve("kappa.p12");
    open(file, "correct horse");
    assertThatThrownBy(() -> open(file, "battery staple"))
        .isInstanceOf(KeystoreUnusable.class)
        .hasMessageContaining("kappa.p12");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> open(file, "correct horse")).isInstanceOf(KeystoreUnusable.class);
  }

  @Test
  void shouldGiveOneKappaForEachMinerRegistryAndChain() throws IOException {
    Path file = folder.resolve("keys/kappa.p12");
    KappaKeystore keystore = open(file, "correct horse");
    byte[] kappa = bytes(keystore.kappa(1, REGISTRY, 7));
    assertThat(bytes(open(file, "correct horse").kappa(1, REGISTRY, 7))).isEqualTo(kappa);
    assertThat(bytes(keystore.kappa(1, REGISTRY, 8))).isNotEqualTo(kappa);
    assertThat(bytes(keystore.kappa(2, REGISTRY, 7))).isNotEqualTo(kappa);
    assertThat(bytes(keystore.kappa(1, Address.ZERO, 7))).isNotEqualTo(kappa);
    assertThat(bytes(open(folder.resolve("other.p12"), "correct horse").kappa(1, REGISTRY, 7)))
        .isNotEqualTo(kappa);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static KappaKeystore open(Path file, String password) {
    return KappaKeystore.loadOrCreate(file, password.toCharArray(), new SecureRandom());
  }

  private static byte[] bytes(MinerSecretKey key) {
    try (key) {
      return key.toBytes();
    }
  }
}
