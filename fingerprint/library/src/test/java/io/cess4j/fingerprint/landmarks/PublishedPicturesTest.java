package io.cess4j.fingerprint.landmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.image.SamplePictures;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On photographs, drawings, text and textures of the published samples. */
class PublishedPicturesTest {
  private static final long SEED = 61;

  @TempDir private Path folder;

  private final PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);

  @Test
  void copiesAreConfirmedAndStrangersRefused() throws IOException {
    List<Path> files = works();
    List<Evidence> registered = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    Random random = new Random(SEED);
    int plain = 0;
    for (Path file : files) {
      Picture picture = Pictures.bounded(decoder.decode(file), 640);
      Evidence evidence = Evidence.of(picture);
      registered.add(evidence);
      plain += evidence.size() == 0 ? 1 : 0;
      if (evidence.size() > 0) {
        if (!Alignment.of(evidence, Evidence.of(croppedAndCompressed(picture, random))).isCopy()) {
          missed.add(file.getFileName() + " cropped");
        }
        Picture turned = Pictures.rotate(Pictures.mirror(picture), random.nextDouble() * 20 - 10);
        if (!Alignment.of(evidence, Evidence.of(turned)).isCopy()) {
          missed.add(file.getFileName() + " turned");
        }
      }
    }

    assertThat(files).hasSizeGreaterThan(25);
    // Zebra stripes have hardly a corner: 179 pixels of them in JPEG 20 are too few.
    assertThat(missed).as("of %d copies, seed %d", 2 * files.size(), SEED).hasSizeLessThan(2);
    assertThat(plain).as("two skies and a slope").isEqualTo(3);
    for (int i = 0; i < files.size(); i++) {
      for (int j = 0; j < i; j++) {
        Alignment alignment = Alignment.of(registered.get(i), registered.get(j));
        assertThat(alignment.isCopy())
            .as(files.get(i) + " and " + files.get(j) + ": " + alignment.words())
            .isEqualTo(showOneCoaster(files.get(i), files.get(j)));
      }
    }
  }

  @Test
  void theModifiedBridgesAreCopiesOfTheBridge() throws IOException {
    Path bridge = TestData.file("pdq/bridge-mods-aaa-orig.jpg");
    Evidence registered = Evidence.of(decoder.decode(bridge));
    try (Stream<Path> files = Files.list(bridge.resolveSibling("."))) {
      List<Path> copies =
          files
              .filter(file -> file.getFileName().toString().matches("(bridge-mods|dih).*jpg"))
              .sorted()
              .toList();

      assertThat(copies).hasSize(20);
      for (Path copy : copies) {
        Alignment alignment = Alignment.of(registered, Evidence.of(decoder.decode(copy)));
        assertThat(alignment.isCopy()).as(copy + ": " + alignment.words()).isTrue();
      }
    }
  }

  /** Two photographs of one printed coaster, which is most of either: rightly found. */
  private static boolean showOneCoaster(Path first, Path second) {
    return Set.of("misc-c.png", "pen-and-coaster.png")
        .equals(Set.of(String.valueOf(first.getFileName()), String.valueOf(second.getFileName())));
  }

  private Picture croppedAndCompressed(Picture picture, Random random) throws IOException {
    int width = picture.width() * 7 / 10;
    int height = picture.height() * 7 / 10;
    Picture crop =
        Pictures.crop(
            picture,
            random.nextInt(picture.width() - width + 1),
            random.nextInt(picture.height() - height + 1),
            width,
            height);
    return decoder.decode(Files.write(folder.resolve("crop"), SamplePictures.jpeg(crop, 20)));
  }

  private static List<Path> works() throws IOException {
    List<Path> works = new ArrayList<>();
    for (String sample : List.of("image/astronaut.png", "pdq/labelme-q0003.jpg")) {
      try (Stream<Path> files = Files.list(TestData.file(sample).resolveSibling("."))) {
        files
            .filter(file -> file.getFileName().toString().matches(".*\\.(png|jpg)"))
            .filter(file -> !file.getFileName().toString().matches("(bridge-mods|dih).*"))
            .forEach(works::add);
      }
    }
    works.add(TestData.file("pdq/dih-bridge-1-original.jpg"));
    works.sort(null);
    return works;
  }
}
