package io.cess4j.ai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxPicturesTest {
  private static final String IMAGES = "00000803" + "00000002" + "00000002" + "00000002";
  private static final String LABELS = "00000801" + "00000002";

  @Test
  void readsPicturesPackedOrNot(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("train-images-idx3-ubyte"),
        HexFormat.of().parseHex(IMAGES + "00ff0033ffffffff"));
    Files.write(
        folder.resolve("train-labels-idx1-ubyte.gz"),
        packed(HexFormat.of().parseHex(LABELS + "0201")));

    DataSet set = IdxPictures.training(folder, 3);

    assertThat(set.features()).containsExactly(0, 1, 0, 0.2f, 1, 1, 1, 1);
    assertThat(set.labels()).containsExactly(2, 1);
    assertThat(set.inputs()).isEqualTo(4);
    assertThatThrownBy(() -> IdxPictures.training(folder, 2))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("label 0 is 2 but there are 2 classes");
    assertThatThrownBy(() -> IdxPictures.test(folder, 3))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte");
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "'', ends within its header",
    "000008, ends within its header",
    "00000d0100000001, begins with",
    "0100080100000001ff, begins with",
    "00000800, 0 dimensions",
    "00000805, 5 dimensions",
    "0000080100000000, dimension 0 is 0",
    "00000801ffffffff, dimension 0 is -1",
    "000008027fffffff7fffffff, dimension 0 is 2147483647",
    "000008024000000000000002, dimension 1 is 2",
    "000008030000ffff0000000100000001ff, ends after 1 of 65535 bytes",
    "0000080100000001ffff, goes on after the 1 bytes"
  })
  void refusesOtherBytes(String hex, String words) {
    assertThatThrownBy(
            () -> IdxFile.read("x", new ByteArrayInputStream(HexFormat.of().parseHex(hex))))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(words);
  }

  @Test
  void picturesAndLabelsBelongTogether(@TempDir Path folder) throws IOException {
    Path images =
        Files.write(folder.resolve("images"), HexFormat.of().parseHex(IMAGES + "00ff0033ffffffff"));
    Path three =
        Files.write(folder.resolve("labels"), HexFormat.of().parseHex("0000080100000003010101"));

    assertThatThrownBy(() -> IdxPictures.read(images, three, 3))
        .hasMessageContaining("not one label for each of 2 pictures");
    assertThatThrownBy(() -> IdxPictures.read(three, images, 3))
        .hasMessageContaining("these are labels");
    Path gzip = Files.copy(images, folder.resolve("images.gz"));
    assertThatThrownBy(() -> IdxPictures.read(gzip, three, 3))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("is no gzip file");
  }

  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
    try {
      IdxFile file = IdxFile.read("fuzz", new ByteArrayInputStream(bytes));
      assertThat(file.bytes()).hasSizeLessThan(bytes.length);
    } catch (MalformedDataException expected) {
      assertThat(expected).hasMessageStartingWith("fuzz: ");
    }
  }
}
