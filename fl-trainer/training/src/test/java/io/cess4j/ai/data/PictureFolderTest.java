package io.cess4j.ai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
  private static final List<String> CLASSES = List.of("ill", "well", "rare");
  @TempDir private Path folder;

  @Test
  void foldersAreClasses() throws IOException {
    write("well/b.png", 20, 8, 0xff0000);
    write("well/a.png", 8, 8, 0x000000);
    write("ill/z.bmp", 9, 9, 0xffffff);
    Files.writeString(folder.resolve("ill/.DS_Store"), "x");

    DataSet colour = PictureFolder.read(folder, CLASSES, 4, 3, PictureLimits.DEFAULT);
    DataSet grey = PictureFolder.read(folder, CLASSES, 4, 1, PictureLimits.DEFAULT);

    assertThat(colour.labels()).containsExactly(0, 1, 1);
    assertThat(colour.histogram()).containsExactly(1, 2, 0);
    assertThat(Arrays.copyOfRange(colour.features(), 0, 48)).containsOnly(1);
    assertThat(Arrays.copyOfRange(colour.features(), 48, 96)).containsOnly(0);
    assertThat(Arrays.copyOfRange(colour.features(), 96, 112)).containsOnly(1);
    assertThat(Arrays.copyOfRange(colour.features(), 112, 144)).containsOnly(0);
    assertThat(grey.features()[32]).isEqualTo(0.299f);
  }

  @Test
  void theMeanOfWhatFallsOnAPixelIsTaken() throws IOException {
    BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 0xffffff);
    picture.setRGB(3, 3, 0xffffff);
    Files.createDirectories(folder.resolve("ill"));
    ImageIO.write(picture, "png", folder.resolve("ill/a.png").toFile());

    DataSet set = PictureFolder.read(folder, CLASSES, 2, 1, PictureLimits.DEFAULT);

    assertThat(set.features()).containsExactly(0.25f, 0, 0, 0.25f);
  }

  @Test
  void refusesWhatIsNoPictureOrTooLarge() throws IOException {
    write("ill/a.png", 64, 64, 0);
    byte[] whole = Files.readAllBytes(folder.resolve("ill/a.png"));

    assertRefused(new PictureLimits(9, 1 << 20, 4_095), "has 4096 pixels, at most are 4095");
    assertRefused(new PictureLimits(9, 50, 1 << 20), "at most are 50");
    assertRefused(new PictureLimits(0, 1 << 20, 1 << 20), "more than 0 pictures");
    Files.write(folder.resolve("ill/a.png"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(PictureLimits.DEFAULT, "is damaged");
    Files.writeString(folder.resolve("ill/a.png"), "no picture");
    assertRefused(PictureLimits.DEFAULT, "is no PNG");
    // A header of 2^31-1 x 2^31-1 pixels and nothing behind it.
    byte[] bomb = whole.clone();
    Arrays.fill(bomb, 16, 24, (byte) 0xff);
    bomb[16] = 0x7f;
    bomb[20] = 0x7f;
    Files.write(folder.resolve("ill/a.png"), bomb);
    assertRefused(PictureLimits.DEFAULT, "a.png: ");
    Files.delete(folder.resolve("ill/a.png"));
    assertRefused(PictureLimits.DEFAULT, "holds no picture");
    Files.createDirectories(folder.resolve("wel"));
    assertRefused(PictureLimits.DEFAULT, "is none of the task's classes");
  }

  @Test
  void classesCannotLeaveTheFolder() {
    for (String name : List.of("..", "a/b", "", "a\\b")) {
      assertThatThrownBy(
              () -> PictureFolder.read(folder, List.of("ill", name), 4, 1, PictureLimits.DEFAULT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot be a folder's name");
    }
  }

  private void assertRefused(PictureLimits limits, String words) {
    assertThatThrownBy(() -> PictureFolder.read(folder, CLASSES, 4, 1, limits))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(words);
  }

  private void write(String name, int width, int height, int colour) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, colour);
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }
}
