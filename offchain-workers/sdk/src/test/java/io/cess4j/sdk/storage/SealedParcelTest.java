package io.cess4j.sdk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.SealedFile;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.FileCipher;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same ciphertext for the same file, and never the same nonces for another one. */
class SealedParcelTest {
  private static final long SEED = 0x9a4ce1;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final DataKey key = DataKey.generate(random);
  @TempDir private Path folder;

  @Test
  void aFileThatChangesWhileItIsSentEndsBeforeItsLastPiece() throws IOException {
    Path file = file(200_000);
    SealedParcel parcel = parcel(file);
    byte[] other = Files.readAllBytes(file);
    other[150_000] ^= 1;
    Files.write(file, other);
    try (InputStream body = parcel.open()) {
      assertThatThrownBy(body::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("changed while it was encrypted");
    }
    assertThat(parcel.spoiled()).isPresent();
    Files.write(file, Arrays.copyOf(other, 199_999));
    SealedParcel shorter = parcel(file(200_000), file);
    try (InputStream body = shorter.open()) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aFileThatWasChangedAndChangedBackHasAnotherName() throws IOException {
    Path file = file(1_000);
    FileContent before = FileContent.of(file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_800_000_000)));
    FileContent touched = FileContent.of(file);
    assertThat(touched.digest()).isEqualTo(before.digest());
    assertThat(touched.name()).isNotEqualTo(before.name());
    assertThat(FileContent.of(file).name()).isEqualTo(touched.name());
  }

  @Test
  void givesTheSameBytesAgainAndCiphertextThatOpens() throws IOException {
    for (int length : new int[] {0, 1, 65_480, 300_000}) {
      Path file = file(length);
      SealedParcel parcel = parcel(file);
      byte[] body = parcel.open().readAllBytes();
      assertThat((long) body.length).isEqualTo(parcel.length());
      assertThat(parcel.open().readAllBytes()).isEqualTo(body);
      int head = 4 + ByteBuffer.wrap(body).getInt();
      InputStream opened =
          new FileCipher(key).decrypting(new ByteArrayInputStream(body, head, body.length - head));
      assertThat(opened.readAllBytes()).isEqualTo(Files.readAllBytes(file));
      assertThat(parcel.spoiled()).isEmpty();
    }
  }

  private SealedParcel parcel(Path file) {
    return parcel(file, file);
  }

  /** Named by what one file holds, read from another. */
  private SealedParcel parcel(Path named, Path file) {
    byte[] seal = new byte[208];
    SealedFile sealed =
        new SealedFile(
            ByteString.of(new byte[48]),
            Hash256.of(new byte[32]),
            ByteString.of(new byte[28]),
            List.of(new SealedFile.Part(1, MaskKey.of(key, 1), ByteString.of(seal))));
    return new SealedParcel(
        file, FileContent.of(named), key, sealed, new PutRequest.Sealed("e30="), Progress.SILENT);
  }

  private Path file(int length) throws IOException {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Files.write(folder.resolve("file-" + random.nextInt(1 << 30)), bytes);
  }
}
