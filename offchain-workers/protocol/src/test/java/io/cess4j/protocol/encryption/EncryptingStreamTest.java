package io.cess4j.protocol.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.Sha256;
import io.cess4j.protocol.layout.CiphertextLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tink itself opens what the stream makes. */
final class EncryptingStreamTest {
  private static final long SEED = 0xc1f;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final DataKey key = DataKey.generate(random);
  private final FileCipher cipher = new FileCipher(key);

  @Test
  void shouldRefusePlaintextOfAnotherLengthThanAnnounced() {
    byte[] plaintext = bytes(200_000);
    assertThatThrownBy(() -> encrypt(plaintext, 200_001, Hash256.of(new byte[32])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("200000 of 200001");
    assertThatThrownBy(() -> encrypt(plaintext, 199_999, Hash256.of(new byte[32])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than the 199999");
    assertThatThrownBy(() -> encrypt(plaintext, 0, Hash256.of(new byte[32])))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 65_479, 65_480, 65_481, 131_000, 131_001, 196_519, 196_520, 196_521, 400_000})
  void shouldBeOpenedByTinkAtEveryLength(int length) throws IOException {
    byte[] plaintext = bytes(length);
    byte[] ciphertext = encrypt(plaintext, length, Sha256.hash(plaintext));
    assertThat((long) ciphertext.length).isEqualTo(CiphertextLayout.ciphertextBytes(length));
    assertThat(cipher.decrypting(new ByteArrayInputStream(ciphertext)).readAllBytes())
        .as("seed %x", SEED)
        .isEqualTo(plaintext);
  }

  @Test
  void shouldGiveTheSameBytesForTheSameContentAndOthersForAnother() throws IOException {
    byte[] plaintext = bytes(100_000);
    Hash256 content = Sha256.hash(plaintext);
    byte[] first = encrypt(plaintext, plaintext.length, content);
    assertThat(encrypt(plaintext, plaintext.length, content)).isEqualTo(first);
    byte[] other = encrypt(plaintext, plaintext.length, Sha256.hash(content.toBytes()));
    assertThat(Arrays.copyOf(other, CiphertextLayout.HEADER_BYTES))
        .isNotEqualTo(Arrays.copyOf(first, CiphertextLayout.HEADER_BYTES));
    assertThat(Arrays.mismatch(first, 1_000, 65_000, other, 1_000, 65_000))
        .as("another key of the pieces")
        .isLessThan(64);
    DataKey another = DataKey.generate(random);
    assertThat(
            new FileCipher(another)
                .encrypting(new ByteArrayInputStream(plaintext), plaintext.length, content)
                .readAllBytes())
        .isNotEqualTo(first);
  }

  @Test
  void shouldGiveMaskKeysThatDifferByDealAndDoNotTellTheDataKey() {
    assertThat(MaskKey.of(key, 7)).isEqualTo(MaskKey.of(key, 7)).isNotEqualTo(MaskKey.of(key, 8));
    assertThat(MaskKey.of(key, 7).toBytes()).isNotEqualTo(key.toBytes());
    assertThat(MaskKey.of(DataKey.generate(random), 7)).isNotEqualTo(MaskKey.of(key, 7));
  }

  private byte[] encrypt(byte[] plaintext, long length, Hash256 content) throws IOException {
    try (InputStream in = cipher.encrypting(new ByteArrayInputStream(plaintext), length, content)) {
      return in.readAllBytes();
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
