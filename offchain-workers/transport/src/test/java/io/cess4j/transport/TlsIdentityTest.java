package io.cess4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIdentityTest {

  private static final char[] PASSWORD = "correct horse".toCharArray();
  @TempDir private Path folder;

  @Test
  void refusesAWrongPassword() {
    Path file = folder.resolve("tls.p12");
    open(file, PASSWORD);
    assertThatThrownBy(() -> open(file, "battery staple".toCharArray()))
        .isInstanceOf(TransportException.IdentityUnusable.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void refusesAShortPassword() {
    assertThatThrownBy(() -> open(folder.resolve("tls.p12"), "1234567".toCharArray()))
        .isInstanceOf(TransportException.IdentityUnusable.class)
        .hasMessageContaining("at least 8");
  }

  @Test
  void refusesAFileThatIsNoKeystore() throws IOException {
    Path file = Files.writeString(folder.resolve("tls.p12"), "not a keystore");
    assertThatThrownBy(() -> open(file, PASSWORD))
        .isInstanceOf(TransportException.IdentityUnusable.class);
  }

  @Test
  void keepsItsKeyOverRestarts() throws Exception {
    Path file = folder.resolve("new/folder/tls.p12");
    TlsIdentity first = open(file, PASSWORD);
    TlsIdentity second = open(file, PASSWORD);
    assertThat(second.keyHash()).isEqualTo(first.keyHash());
    assertThat(first.keyHash().toBytes())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(first.certificate().getPublicKey().getEncoded()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .as("the key is encrypted")
        .doesNotContain(new String(first.key().getEncoded(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void writesHashesAsTheChainDoes() {
    TlsKeyHash hash = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system()).keyHash();
    assertThat(TlsKeyHash.parse(hash.toString())).isEqualTo(hash);
    assertThatThrownBy(() -> TlsKeyHash.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TlsIdentity open(Path file, char[] password) {
    return TlsIdentity.loadOrCreate(file, password, new SecureRandom(), InstantSource.system());
  }
}
