package io.cess4j.fingerprint.iscc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileCodesTest {

  /** As the tests of iscc-sdk publish them. */
  @CsvSource({
    "demo.jpg, GAD6Z2VJLX46FD6QVSSCW3BOUAIV5GRINTAHISA6UQIHPLWH3YBGAHQ,"
        + " IADVKUU37LS33M6VGDCS6RGRHTGWU7DRB5RWEDOC3MOEHRKZFLRNZFY",
    "demo.png, GAAXUI3LCN7D7VDE, IAA75OC7C4E7KHV7",
  })
  @ParameterizedTest
  void shouldGiveThePublishedCodes(String name, String data, String instance) throws IOException {
    FileCodes codes = FileCodes.of(TestData.file("iscc/" + name));
    IsccUnit expectedData = IsccUnit.parse(data);
    IsccUnit expectedInstance = IsccUnit.parse(instance);
    assertThat(codes.data().shortened(expectedData.bits())).isEqualTo(expectedData);
    assertThat(codes.instance().shortened(expectedInstance.bits())).isEqualTo(expectedInstance);
  }

  @Test
  void shouldNotDependOnHowTheFileArrives() throws IOException {
    long seed = 20_261_130;
    SplittableRandom random = new SplittableRandom(seed);
    byte[] file = new byte[300_000];
    random.nextBytes(file);
    FileCodes.Hasher hasher = new FileCodes.Hasher();
    for (int offset = 0; offset < file.length; ) {
      int count = Math.min(file.length - offset, random.nextInt(1, 3000));
      hasher.update(file, offset, count);
      offset += count;
    }
    assertThat(hasher.codes())
        .as("seed %d", seed)
        .isEqualTo(FileCodes.of(new ByteArrayInputStream(file)));
  }

  @Test
  void shouldSeeThatFilesHaveMuchInCommon() throws IOException {
    byte[] file = new byte[300_000];
    new SplittableRandom(7).nextBytes(file);
    byte[] longer = new byte[file.length + 5000];
    System.arraycopy(file, 0, longer, 5000, file.length);
    byte[] other = new byte[file.length];
    new SplittableRandom(8).nextBytes(other);
    IsccUnit data = FileCodes.of(new ByteArrayInputStream(file)).data();
    assertThat(data.distance(FileCodes.of(new ByteArrayInputStream(longer)).data())).isLessThan(40);
    assertThat(data.distance(FileCodes.of(new ByteArrayInputStream(other)).data()))
        .isGreaterThan(80);
  }

  /** More bytes than the heap of the tests has. */
  @Tag("full")
  @Test
  void shouldNotHoldTheFile() throws IOException {
    long size = 3L << 30;
    try (InputStream endless =
        new InputStream() {
          private long left = size;

          @Override
          public int read() {
            return left-- > 0 ? (int) (left & 0xff) : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int count) {
            int given = (int) Math.min(left, count);
            left -= given;
            return given == 0 ? -1 : given;
          }
        }) {
      assertThat(FileCodes.of(endless).size()).isEqualTo(size);
    }
  }

  @Test
  void shouldNotGoOnAfterTheEnd() {
    FileCodes.Hasher hasher = new FileCodes.Hasher();
    assertThat(hasher.codes().size()).isZero();
    assertThatThrownBy(() -> hasher.update(new byte[1], 0, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(hasher::codes).isInstanceOf(IllegalStateException.class);
  }
}
