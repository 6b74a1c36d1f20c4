package io.cess4j.protocol.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.protocol.layout.CiphertextLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ciphertext from anyone: a typed refusal, or plaintext of the length that the layout says, whole
 * and as a range alike.
 */
final class CiphertextFuzzTest {
  private static final DataKey KEY = DataKey.of(new byte[DataKey.BYTES]);
  private static final FileCipher CIPHER = new FileCipher(KEY);

  static Stream<Arguments> seeds() {
    return IntStream.of(0, 1, 65_480, 65_481, 140_000)
        .mapToObj(length -> Arguments.of((Object) encrypted(new byte[length])));
  }

  private static byte[] encrypted(byte[] plaintext) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encrypting = CIPHER.encrypting(out)) {
      encrypting.write(plaintext);
    } catch (IOException e) {
      throw new IllegalStateException("arrays do not fail", e);
    }
    return out.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseOrDecrypt(byte[] bytes) throws IOException {
    byte[] whole;
    try {
      whole = CIPHER.decrypting(new ByteArrayInputStream(bytes)).readAllBytes();
    } catch (CiphertextRejectedException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      refuses(bytes);
      return;
    }
    assertThat(whole).hasSize((int) CiphertextLayout.plaintextBytes(bytes.length));
    assertThat(CIPHER.decryptingRange(new Bytes(bytes), 0, whole.length).readAllBytes())
        .isEqualTo(whole);
  }

  /** An empty range reads nothing and so refuses nothing. */
  private static void refuses(byte[] bytes) throws IOException {
    try {
      long length = CiphertextLayout.plaintextBytes(bytes.length);
      assertThat(CIPHER.decryptingRange(new Bytes(bytes), 0, length).readAllBytes()).isEmpty();
    } catch (ProtocolException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  static Stream<Arguments> names() {
    byte[] json = "{\"name\":\"film.mp4\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] name = new NameCipher(KEY).encrypt(json, new SplittableRandom(1)).toBytes();
    return Stream.of(Arguments.of((Object) name), Arguments.of((Object) new byte[28]));
  }

  @MethodSource("names")
  @FuzzTest(maxDuration = "30s")
  void shouldRefuseOrDecryptNames(byte[] bytes) {
    try {
      assertThat(new NameCipher(KEY).decrypt(ByteString.of(bytes))).hasSize(bytes.length - 28);
    } catch (CiphertextRejectedException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private record Bytes(byte[] content) implements CiphertextReader {
    @Override
    public long size() {
      return content.length;
    }

    @Override
    public int read(long offset, ByteBuffer target) {
      int length = Math.min(target.remaining(), content.length - (int) offset);
      target.put(content, (int) offset, length);
      return length;
    }
  }
}
