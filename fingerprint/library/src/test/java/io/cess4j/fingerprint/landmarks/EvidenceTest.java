package io.cess4j.fingerprint.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.image.SamplePictures;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.Picture;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private final Picture scene = SamplePictures.scene(480, 360, 11);
  private final Evidence evidence = Evidence.of(scene);

  @Test
  void isReadAsItWasWritten() {
    byte[] bytes = evidence.bytes();

    assertThat(Evidence.read(bytes).bytes()).isEqualTo(bytes);
    assertThat(Evidence.read(bytes).landmarks()).isEqualTo(evidence.landmarks());
    assertThat(bytes.length).isBetween(5_000, 10 + 38 * 256);
  }

  @Test
  void isTheSameOnEveryMachineAndForEver() {
    CRC32 sum = new CRC32();
    sum.update(evidence.bytes());

    assertThat(Long.toHexString(sum.getValue())).isEqualTo("27682f8a");
  }

  @Test
  void ofAPlainPictureIsEmptyAndMatchesNothing() {
    int[] rgb = new int[40_000];
    Arrays.fill(rgb, 0x808080);
    Evidence plain = Evidence.of(new Picture(200, 200, rgb));

    assertThat(plain.size()).isZero();
    assertThat(Alignment.of(evidence, plain).isCopy()).isFalse();
    assertThat(Alignment.of(plain, plain).words()).startsWith("no landmarks agree");
    assertThat(Evidence.read(plain.bytes()).size()).isZero();
  }

  @Test
  void ofTheSmallestAndTheLongestPicturesIsMade() {
    assertThat(Evidence.of(new Picture(1, 1, new int[1])).size()).isZero();
    assertThat(Evidence.of(new Picture(4_000, 1, new int[4_000])).size()).isZero();
    assertThat(Evidence.read(Evidence.of(new Picture(1, 900, new int[900])).bytes()).size())
        .isZero();
  }

  @Test
  void mirroredIsThatOfTheMirroredPicture() {
    Evidence mirrored = Evidence.of(Pictures.mirror(scene));

    long same =
        evidence.mirrored().landmarks().stream()
            .filter(
                mark ->
                    mirrored.landmarks().stream()
                        .anyMatch(
                            other ->
                                Math.abs(mark.x() - other.x()) <= 24
                                    && Math.abs(mark.y() - other.y()) <= 24
                                    && mark.level() == other.level()
                                    && mark.distance(other) < 40))
            .count();

    assertThat(same).isGreaterThan(evidence.size() * 7L / 10);
  }

  @Test
  void refusesWhatIsNoEvidence() {
    byte[] bytes = evidence.bytes();
    refused(new byte[0], "0 bytes");
    refused(Arrays.copyOf(bytes, bytes.length - 1), "do not hold");
    refused(Arrays.copyOf(bytes, bytes.length + 1), "do not hold");
    refused(changed(bytes, 3, '2'), "CLM1");
    refused(changed(bytes, 4, 7), "a picture of");
    refused(changed(bytes, 10, 0xff), "landmark 0 at");
    refused(changed(bytes, 14, 9), "on level 9");
  }

  @FuzzTest
  void arbitraryBytesAreRefusedOrCompared(byte[] bytes) {
    try {
      Evidence read = Evidence.read(bytes);
      assertThat(read.bytes()).isEqualTo(bytes);
      assertThat(Alignment.of(read, read).score()).isBetween(0.0, 1.0);
    } catch (MediaException.Malformed expected) {
      assertThat(expected).hasMessageContaining("Make it anew");
    }
  }

  private static void refused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> Evidence.read(bytes))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining(reason);
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }
}
