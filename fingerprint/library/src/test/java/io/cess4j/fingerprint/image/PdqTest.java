package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Against the hashes that facebook/ThreatExchange publishes. */
class PdqTest {
  private final PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);

  @Test
  void reproducesTheHashesOfTheReferenceInJava() {
    PdqHash bridge = of("pdq/dih-bridge-1-original.jpg");
    PdqHash turned = of("pdq/dih-bridge-2-rotate-90.jpg");

    assertThat(bridge.code().hex())
        .isEqualTo("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22");
    assertThat(turned.code().hex())
        .isEqualTo("30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af");
    assertThat(bridge.code().distance(turned.code())).isEqualTo(120);
    assertThat(bridge.code().distance(of("pdq/pen-and-coaster.png").code())).isEqualTo(138);
    assertThat(bridge.quality()).isEqualTo(100);
  }

  /**
   * The reference in C++ takes every n-th pixel of larger pictures until they have 512 x 512, and
   * decodes JPEG with another library, which shows in two bits of one picture.
   */
  @Test
  void reproducesTheHashesOfTheReferenceInC() throws IOException {
    Path csv = TestData.file("pdq/PDQMD5TestData.csv");
    int compared = 0;
    for (String line : Files.readAllLines(csv)) {
      String[] fields = line.split(",", -1);
      String name = fields[0].substring(fields[0].lastIndexOf('/') + 1);
      boolean mods = fields[0].contains("bridge-mods");
      Path file = csv.resolveSibling((mods ? "bridge-mods-" : "misc-") + name);
      if (Files.exists(file)) {
        Code256 code = Pdq.of(thinned(decoder.decode(file))).code();
        int allowed = name.equals("sharpen-a-lot.jpg") ? 2 : 0;
        assertThat(code.distance(Code256.ofHex(fields[1]))).as(name).isLessThanOrEqualTo(allowed);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(15);
  }

  @Test
  void plainPicturesHaveNoQuality() {
    assertThat(Pdq.of(new Picture(100, 100, new int[10_000])).quality()).isZero();
    assertThat(Pdq.of(SamplePictures.pattern(4, 100)))
        .isEqualTo(new PdqHash(new Code256(0, 0, 0, 0), 0));
    assertThat(Pdq.of(SamplePictures.scene(300, 200, 4)).quality()).isGreaterThan(50);
  }

  @Test
  void veryLargePicturesAreHashedLikeTheirCopies() {
    Picture large = SamplePictures.scene(2500, 1500, 5);

    Code256 code = Pdq.of(large).code();

    assertThat(code.distance(Pdq.of(Pictures.scale(large, 500, 300)).code())).isLessThan(12);
  }

  private PdqHash of(String name) {
    return Pdq.of(decoder.decode(TestData.file(name)));
  }

  private static Picture thinned(Picture picture) {
    if (picture.width() <= 512 && picture.height() <= 512) {
      return picture;
    }
    int[] rgb = new int[512 * 512];
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        rgb[y * 512 + x] =
            picture.rgb()[y * picture.height() / 512 * picture.width() + x * picture.width() / 512];
      }
    }
    return new Picture(512, 512, rgb);
  }
}
