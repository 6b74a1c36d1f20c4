package io.cess4j.tee.enclave;

import static io.cess4j.tee.enclave.TestDeal.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.tee.enclave.EnclaveException.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealedStoreTest {
  @TempDir private Path folder;

  @Test
  void keysAreTheSameAfterARestart() {
    SecretKeys first = store(SITE).openOrCreate();
    SecretKeys second = store(SITE).openOrCreate();
    assertThat(second.toBytes()).isEqualTo(first.toBytes());
    assertThat(second.signer.address()).isEqualTo(first.signer.address());
  }

  @Test
  void everyAlteredByteIsRefused() throws IOException {
    store(SITE).openOrCreate();
    Path file = folder.resolve("keys.sealed");
    byte[] sealed = Files.readAllBytes(file);
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(() -> store(SITE).openOrCreate())
          .as("byte %s", i)
          .isInstanceOf(StoreUnusable.class);
    }
  }

  @Test
  void anotherChainOrSealingKeyIsRefused() throws IOException {
    store(SITE).openOrCreate();
    EnclaveSite other =
        new EnclaveSite(1, SITE.deals(), SITE.teeRegistry(), SITE.beats(), SITE.blockSectors());
    assertThatThrownBy(() -> store(other).openOrCreate())
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("another chain");
    Files.write(folder.resolve("sealing.key"), new byte[32]);
    assertThatThrownBy(() -> store(SITE).openOrCreate()).isInstanceOf(StoreUnusable.class);
  }

  @Test
  void aSealingKeyOpenToOthersIsRefused() throws IOException {
    store(SITE).openOrCreate();
    Path key = folder.resolve("sealing.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> store(SITE).openOrCreate())
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void nothingPrintsOrStoresASecretInTheClear() throws IOException {
    SecretKeys keys = store(SITE).openOrCreate();
    byte[] secret = keys.toBytes();
    String sealed = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("keys.sealed")));
    for (int at = 0; at < secret.length; at += 32) {
      String part = HexFormat.of().formatHex(secret, at, at + 32);
      assertThat(sealed).doesNotContain(part);
      assertThat(keys.toString() + keys.ti + keys.vrf + keys.signer).doesNotContain(part);
    }
  }

  private SealedStore store(EnclaveSite site) {
    return new SealedStore(folder, site, new SplittableRandom(TestDeal.SEED));
  }
}
