package io.cess4j.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.Suspect;
import io.cess4j.fingerprint.iscc.UnitType;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moves is searched as what moves, whatever its container is called. */
class AnimatedGifTest {
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final List<Frame> frames = TestVideos.frames(1, 30);
  @TempDir private Path folder;

  @Test
  void anAnimationIsAVideoAndItsCopiesAreFound() throws IOException {
    Fingerprint work = fingerprinter.of(gif("work", frames));
    Description registered = Objects.requireNonNull(work.description());
    assertThat(registered.type()).isEqualTo(MediaType.VIDEO);
    assertThat(work.units()).anyMatch(unit -> unit.type() == UnitType.CONTENT_IMAGE);
    Describer<?> describer = fingerprinter.describer(MediaType.VIDEO).orElseThrow();

    Suspect copy =
        fingerprinter.suspect(
            gif(
                "copy",
                TestVideos.each(
                    frames.subList(5, 28), picture -> TestVideos.cropped(picture, 4, 2, 4, 3))));
    Description query = Objects.requireNonNull(copy.query());
    assertThat(registered.distance(query)).isLessThanOrEqualTo(describer.candidateDistance());
    assertThat(describer.confirm(registered, query).score()).isGreaterThan(describer.matchScore());

    Description stranger =
        Objects.requireNonNull(
            fingerprinter.suspect(gif("stranger", TestVideos.frames(2, 30))).query());
    assertThat(describer.confirm(registered, stranger).score()).isLessThan(describer.matchScore());
  }

  @Test
  void aGifOfOneImageIsAPicture() throws IOException {
    Path still = gif("still", frames.subList(0, 1));
    assertThat(described(still)).isEqualTo(MediaType.IMAGE);
  }

  /** Its first image is whole: what is left is searched as a picture, not lost. */
  @Test
  void anAnimationCutAfterItsFirstImageIsAPicture() throws IOException {
    byte[] one = Files.readAllBytes(gif("one", frames.subList(0, 1)));
    byte[] all = Files.readAllBytes(gif("all", frames));
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(all, one.length + 40));

    assertThat(described(cut)).isEqualTo(MediaType.IMAGE);
  }

  private MediaType described(Path file) {
    return Objects.requireNonNull(fingerprinter.of(file).description()).type();
  }

  private Path gif(String name, List<Frame> shown) throws IOException {
    Picture first = shown.getFirst().picture();
    TestGif gif = new TestGif(first.width(), first.height());
    for (Frame frame : shown) {
      BufferedImage image =
          new BufferedImage(first.width(), first.height(), BufferedImage.TYPE_BYTE_INDEXED);
      image.setRGB(0, 0, first.width(), first.height(), frame.picture().rgb(), 0, first.width());
      gif.image(0, 0, "none", 20, false, image);
    }
    return Files.write(folder.resolve(name), gif.bytes());
  }
}
