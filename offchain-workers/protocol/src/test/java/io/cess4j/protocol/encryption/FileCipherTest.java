package io.cess4j.protocol.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.ValueOutOfRangeException;
import io.cess4j.protocol.layout.CiphertextLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileCipherTest {

  private static final int PIECE = CiphertextLayout.PIECE_BYTES;
  private static final byte[] COUNTING = counting();

  private final FileCipher cipher = new FileCipher(DataKey.of(COUNTING));

  /** Made with Python's hmac and cryptography from Tink's description of the format. */
  private static final String HELLO =
      "286465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f80818283000102030405061c"
          + "0383d1bc7713dcd7d543abbca2696c049e0dcac3";

  @Test
  void shouldOpenCiphertextOfAnotherImplementation() throws IOException {
    assertThat(decrypt(HexFormat.of().parseHex(HELLO)))
        .isEqualTo("hello".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void shouldRefuseCiphertextThatIsCutAnywhere() throws IOException {
    byte[] ciphertext = encrypt(random(140_000));
    for (int length :
        new int[] {
          0, 1, 39, 40, 55, 56, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, ciphertext.length - 1
        }) {
      assertThatThrownBy(() -> decrypt(Arrays.copyOf(ciphertext, length)))
          .as("cut to %d bytes", length)
          .isInstanceOf(CiphertextRejectedException.class);
    }
    assertThatThrownBy(() -> decrypt(Arrays.copyOf(ciphertext, ciphertext.length + 1)))
        .isInstanceOf(CiphertextRejectedException.class);
  }

  @Test
  void shouldRefuseAlteredAndReorderedPieces() throws IOException {
    byte[] ciphertext = encrypt(random(3 * PIECE));
    for (int at :
        new int[] {0, 5, 36, 40, PIECE - 1, PIECE, 3 * PIECE + 3, ciphertext.length - 1}) {
      byte[] altered = ciphertext.clone();
      altered[at] ^= 4;
      assertThatThrownBy(() -> decrypt(altered))
          .as("byte %d", at)
          .isInstanceOf(CiphertextRejectedException.class);
    }
    byte[] swapped = ciphertext.clone();
    System.arraycopy(ciphertext, PIECE, swapped, 2 * PIECE, PIECE);
    System.arraycopy(ciphertext, 2 * PIECE, swapped, PIECE, PIECE);
    assertThatThrownBy(() -> decrypt(swapped)).isInstanceOf(CiphertextRejectedException.class);
  }

  @Test
  void shouldRefuseAnotherKey() throws IOException {
    byte[] ciphertext = encrypt(random(100));
    FileCipher other = new FileCipher(DataKey.generate(new SplittableRandom(1)));
    assertThatThrownBy(() -> other.decrypting(new ByteArrayInputStream(ciphertext)).readAllBytes())
        .isInstanceOf(CiphertextRejectedException.class);
    assertThatThrownBy(() -> other.decryptingRange(reader(ciphertext), 0, 10).readAllBytes())
        .isInstanceOf(CiphertextRejectedException.class);
  }

  @Test
  void shouldRefuseRangesOverAlteredPiecesOnly() throws IOException {
    byte[] plaintext = random(3 * PIECE);
    byte[] ciphertext = encrypt(plaintext);
    ciphertext[PIECE + 9] ^= 1;
    assertThat(cipher.decryptingRange(reader(ciphertext), 140_000, 140_010).readAllBytes())
        .isEqualTo(Arrays.copyOfRange(plaintext, 140_000, 140_010));
    assertThatThrownBy(
            () -> cipher.decryptingRange(reader(ciphertext), 65_000, 66_000).readAllBytes())
        .isInstanceOf(CiphertextRejectedException.class);
  }

  @Test
  void shouldRefuseRangesOutsideTheFile() throws IOException {
    byte[] ciphertext = encrypt(random(100));
    assertThatThrownBy(() -> cipher.decryptingRange(reader(ciphertext), 0, 101))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> cipher.decryptingRange(reader(ciphertext), -1, 10))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(() -> cipher.decryptingRange(reader(Arrays.copyOf(ciphertext, 20)), 0, 10))
        .isInstanceOf(MalformedValueException.class);
    assertThat(cipher.decryptingRange(reader(ciphertext), 100, 100).readAllBytes()).isEmpty();
  }

  @Test
  void shouldPassOnFailuresOfTheSource() throws IOException {
    IOException failure = new IOException("connection reset");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw failure;
          }
        };
    assertThatThrownBy(() -> cipher.decrypting(broken).readAllBytes()).isSameAs(failure);
    CiphertextReader brokenReader =
        new CiphertextReader() {
          @Override
          public long size() {
            return 100;
          }

          @Override
          public int read(long offset, ByteBuffer target) throws IOException {
            throw failure;
          }
        };
    assertThatThrownBy(() -> cipher.decryptingRange(brokenReader, 0, 4).readAllBytes())
        .isSameAs(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_479, 65_480, 65_481, 131_000, 131_001, 400_000})
  void shouldRestoreFilesOfEveryLength(int length) throws IOException {
    byte[] plaintext = random(length);
    byte[] ciphertext = encrypt(plaintext);
    assertThat((long) ciphertext.length).isEqualTo(CiphertextLayout.ciphertextBytes(length));
    assertThat(decrypt(ciphertext)).isEqualTo(plaintext);
    assertThat(encrypt(plaintext)).as("a second encryption").isNotEqualTo(ciphertext);
  }

  @Test
  void shouldRestoreRandomRanges() throws IOException {
    long seed = 99;
    SplittableRandom random = new SplittableRandom(seed);
    byte[] plaintext = random(500_000);
    byte[] ciphertext = encrypt(plaintext);
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(plaintext.length);
      int until = random.nextInt(from + 1, plaintext.length + 1);
      assertThat(cipher.decryptingRange(reader(ciphertext), from, until).readAllBytes())
          .as("seed %d, bytes %d to %d", seed, from, until)
          .isEqualTo(Arrays.copyOfRange(plaintext, from, until));
    }
  }

  @Test
  void shouldCommitToTheKey() {
    DataKey key = DataKey.of(COUNTING);
    Hash256 commitment = KeyCommitment.of(key);
    assertThat(commitment.toHex())
        .isEqualTo("5f1980e5bc32f061a51e4cde0fda98ed7bc808226619ddf2b08de59e7c427be4");
    KeyCommitment.check(key, commitment);
    assertThatThrownBy(() -> KeyCommitment.check(DataKey.of(new byte[32]), commitment))
        .isInstanceOf(CiphertextRejectedException.class)
        .hasMessageContaining(commitment.toHex());
  }

  private byte[] encrypt(byte[] plaintext) throws IOException {
    ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
    try (OutputStream out = cipher.encrypting(ciphertext)) {
      out.write(plaintext);
    }
    return ciphertext.toByteArray();
  }

  private byte[] decrypt(byte[] ciphertext) throws IOException {
    return cipher.decrypting(new ByteArrayInputStream(ciphertext)).readAllBytes();
  }

  private static CiphertextReader reader(byte[] ciphertext) {
    return new CiphertextReader() {
      @Override
      public long size() {
        return ciphertext.length;
      }

      @Override
      public int read(long offset, ByteBuffer target) {
        int length =
            Math.min(Math.min(target.remaining(), 5_000), ciphertext.length - (int) offset);
        target.put(ciphertext, (int) offset, length);
        return length;
      }
    };
  }

  private static byte[] counting() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }
}
