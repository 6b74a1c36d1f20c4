package io.cess4j.cli.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.cli.miner.Typed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people type, without any network. */
final class FingerprintCommandsTest {
  /** A name that would run a script, and clear the screen. */
  private static final String HOSTILE = "a<img src=x onerror=alert(1)>&\"'\u001b[2J.png";

  @TempDir private Path folder;

  @Test
  void saysWhatIdentifiesAFile() throws IOException {
    Path picture = write("picture.png", drawn(1));

    Typed typed = fingerprint("--views", picture.toString());

    JsonNode file = typed.result().path("files").path(0);
    assertThat(file.path("type").asString()).isEqualTo("image");
    assertThat(file.path("sha256").asString()).hasSize(64);
    assertThat(file.path("iscc").asString()).startsWith("ISCC:K");
    assertThat(file.path("mdrc").path("id").asString()).hasSize(64);
    assertThat(file.path("mdrc").path("views").size())
        .isEqualTo(file.path("mdrc").path("viewCount").asInt())
        .isGreaterThan(1);
    assertThat(file.path("missing")).isEmpty();
    assertThat(fingerprint(folder.toString()).failure()).contains("no regular file");
  }

  @Test
  void findsTheOriginalOfACopyAndNothingForAStranger() throws IOException {
    Path works = Files.createDirectory(folder.resolve("works"));
    write("works/" + HOSTILE, drawn(1));
    for (int seed = 2; seed < 6; seed++) {
      write("works/" + seed + ".png", drawn(seed));
    }
    Typed adding = search("--add", works.toString());
    assertThat(adding.result().path("added").path("works").size()).isEqualTo(5);
    assertThat(search("--add", works.toString()).result().path("added").path("known").asInt())
        .as("nothing is added twice")
        .isEqualTo(5);

    BufferedImage original = drawn(1);
    Path copy = write("copy.png", original.getSubimage(20, 12, 280, 220));
    Path page = folder.resolve("report.html");
    JsonNode result = search("--report", page.toString(), copy.toString()).result();

    JsonNode match = result.path("searches").path(0).path("matches").path(0);
    assertThat(match.path("name").asString()).endsWith(HOSTILE);
    assertThat(match.path("verdict").asString()).isIn("near-duplicate", "related");
    assertThat(result.path("searches").path(0).path("found").asInt()).isOne();
    assertThat(Files.readString(page))
        .contains("a&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;\\u001b[2J.png")
        .doesNotContain("<img src=x")
        .doesNotContain("\u001b")
        .contains("default-src 'none'")
        .contains("href=\"data:image/jpeg;base64,");

    Path stranger = write("stranger.png", drawn(77));
    assertThat(search(stranger.toString()).result().path("searches").path(0).path("found").asInt())
        .isZero();
    Path same = folder.resolve("same");
    Files.copy(works.resolve(HOSTILE), same);
    assertThat(verdict(search(same.toString()))).isEqualTo("duplicate");
  }

  private static String verdict(Typed typed) {
    JsonNode matches = typed.result().path("searches").path(0).path("matches");
    return matches.path(0).path("verdict").asString();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path picture = write("picture.png", drawn(1));

    assertThat(search(picture.toString()).failure()).contains("No index is in");
    assertThat(search(folder.toString()).failure()).contains("--add");
    assertThat(search("none").failure()).contains("no file and no folder");
  }

  private Typed fingerprint(String... arguments) {
    return Typed.run(new FingerprintCommand(), List.of(arguments));
  }

  private Typed search(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--index", folder.resolve("index").toString()));
    all.addAll(List.of(arguments));
    return Typed.run(new SearchSimilarCommand(), all);
  }

  private Path write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static BufferedImage drawn(int seed) {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 90; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      int side = 10 + random.nextInt(60);
      if (random.nextBoolean()) {
        graphics.fillOval(random.nextInt(320) - 30, random.nextInt(240) - 30, side, side);
      } else {
        graphics.fillRect(random.nextInt(320) - 30, random.nextInt(240) - 30, side, side / 2);
      }
    }
    graphics.dispose();
    return image;
  }
}
