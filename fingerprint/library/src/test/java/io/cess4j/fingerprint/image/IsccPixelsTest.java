package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import io.cess4j.fingerprint.iscc.ImageCode;
import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.media.MediaLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From files to the codes that iscc-sdk's tests publish for them. */
class IsccPixelsTest {
  private static final String PUBLISHED =
      "ISCC:EED4GQZQTY6J5DTHQ2DWCPDZHQOM6QZQTY6J5DTFZ2DWCPDZHQOMXDI";

  @Test
  void theSampleInJpegHasThePublishedCode() {
    IsccUnit unit = code("jpg");

    assertThat(unit.text()).isEqualTo(PUBLISHED);
    assertThat(unit.shortened(64).text()).isEqualTo("ISCC:EEA4GQZQTY6J5DTH");
  }

  /** The same picture in other formats; GIF's palette and 16-bit BMP change pixels a little. */
  @ParameterizedTest
  @ValueSource(strings = {"png", "tif", "bmp", "gif"})
  void otherFormatsOfTheSampleHaveNearlyTheSameCode(String format) {
    assertThat(code(format).distance(IsccUnit.parse(PUBLISHED))).isLessThanOrEqualTo(4);
  }

  private static IsccUnit code(String format) {
    PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);
    return ImageCode.of(IsccPixels.of(decoder.decode(TestData.file("iscc/demo." + format))));
  }
}
