package io.cess4j.cli.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.cli.miner.Typed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sounds and what moves, from the files to the page. */
final class SoundsAndVideosTest {
  private static final String HOSTILE = "\"><script>alert(1)<svg onload=x>'&\u001b[2J";
  private static final int RATE = 11_025;

  @TempDir private Path folder;

  @Test
  void aPartOfASoundIsFoundAndShownAsWaveforms() throws IOException {
    Path works = Files.createDirectory(folder.resolve("works"));
    short[] original = melody(1);
    Files.write(works.resolve(HOSTILE + ".wav"), wav(original));
    Files.write(works.resolve("other.wav"), wav(melody(2)));
    search("--add", works.toString());
    short[] part = new short[12 * RATE];
    for (int i = 0; i < part.length; i++) {
      part[i] = (short) (original[i + 5 * RATE] * 2 / 3);
    }
    Path copy = Files.write(folder.resolve("copy " + HOSTILE), wav(part));

    JsonNode match = onlyMatch(search("--report", page().toString(), copy.toString()));

    assertThat(match.path("name").asString()).endsWith(HOSTILE + ".wav");
    Document page = safePage();
    Element pair = page.select(".pair").getFirst();
    assertThat(pair.select("svg path")).hasSize(2);
    assertThat(pair.select("figure small").eachText())
        .containsExactly("12.0 seconds", "20.0 seconds");
  }

  @Test
  void aCroppedPartOfAnAnimationIsFoundAndShownAsFrames() throws IOException {
    Path works = Files.createDirectory(folder.resolve("works"));
    Files.write(works.resolve(HOSTILE + ".gif"), gif(scenes(1), 0));
    Files.write(works.resolve("other.gif"), gif(scenes(2), 0));
    search("--add", works.toString());
    Path copy = Files.write(folder.resolve("copy"), gif(scenes(1).subList(6, 28), 5));

    JsonNode match = onlyMatch(search("--report", page().toString(), copy.toString()));

    assertThat(match.path("name").asString()).endsWith(HOSTILE + ".gif");
    Document page = safePage();
    Element pair = page.select(".pair").getFirst();
    assertThat(pair.select(".frames")).hasSize(2);
    assertThat(pair.select(".frames img").size()).isBetween(14, 24);
    assertThat(pair.select(".frames small").eachText().getFirst()).isEqualTo("0.0 s");
  }

  private Path page() {
    return folder.resolve("page.html");
  }

  private static JsonNode onlyMatch(Typed typed) {
    JsonNode search = typed.result().path("searches").path(0);
    assertThat(search.path("found").asInt()).isOne();
    return search.path("matches").path(0);
  }

  /** Nothing that runs, nothing from elsewhere, names as text. */
  private Document safePage() throws IOException {
    String html = Files.readString(page());
    assertThat(html).doesNotContain("\u001b");
    Document page = Jsoup.parse(html);
    assertThat(page.select("script, iframe, object, embed, link, base, form, a, video, audio"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(
              attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on");
                if (attribute.getKey().matches("src|href|.*:href|data|action|style")) {
                  assertThat(attribute.getValue()).startsWith("data:image/jpeg;base64,");
                }
              });
    }
    assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.select("h3").text()).contains("\"><script>alert(1)<svg onload=x>'&");
    return page;
  }

  private Typed search(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--index", folder.resolve("index").toString()));
    all.addAll(List.of(arguments));
    return Typed.run(new SearchSimilarCommand(), all);
  }

  /** Twenty seconds of chords with overtones. */
  private static short[] melody(int seed) {
    Random random = new Random(seed);
    short[] samples = new short[20 * RATE];
    double[] notes = new double[3];
    for (int i = 0; i < samples.length; i++) {
      if (i % (RATE / 4) == 0) {
        notes[random.nextInt(3)] = 110 * Math.pow(2, random.nextInt(36) / 12.0);
      }
      double value = 0;
      for (double note : notes) {
        for (int overtone = 1; overtone <= 4; overtone++) {
          value += Math.sin(2 * Math.PI * note * overtone * i / RATE) / overtone;
        }
      }
      double fading = 1 - i % (RATE / 4) / (RATE / 3.0);
      samples[i] = (short) (3_000 * value * fading);
    }
    return samples;
  }

  private static byte[] wav(short[] samples) {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
    for (short sample : samples) {
      wav.putShort(sample);
    }
    return wav.array();
  }

  /** Three scenes of ten frames: patches over a slope, panned over. */
  private static List<BufferedImage> scenes(int seed) {
    Random random = new Random(seed);
    List<BufferedImage> frames = new ArrayList<>();
    for (int scene = 0; scene < 3; scene++) {
      BufferedImage wide = new BufferedImage(200, 110, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = wide.createGraphics();
      for (int i = 0; i < 60; i++) {
        graphics.setColor(new Color(random.nextInt(1 << 24)));
        int side = 8 + random.nextInt(40);
        graphics.fillOval(random.nextInt(200) - 10, random.nextInt(110) - 10, side, side);
      }
      graphics.dispose();
      for (int i = 0; i < 10; i++) {
        frames.add(wide.getSubimage(2 * i, i, 160, 90));
      }
    }
    return frames;
  }

  /** Five frames a second, of each so much cut away on every side. */
  private static byte[] gif(List<BufferedImage> frames, int cut) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        BufferedImage part =
            frame.getSubimage(cut, cut, frame.getWidth() - 2 * cut, frame.getHeight() - 2 * cut);
        BufferedImage indexed =
            new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_BYTE_INDEXED);
        indexed.createGraphics().drawImage(part, 0, 0, null);
        IIOMetadata metadata =
            writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(indexed), null);
        IIOMetadataNode root =
            (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", "20");
        root.appendChild(control);
        metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
        writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return bytes.toByteArray();
  }
}
