package io.cess4j.cli.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.data.MalformedDataException;
import io.cess4j.cli.CommandException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class ExampleOptionsTest {
  @Command
  private static final class Line {
    @Mixin private ExampleOptions examples = new ExampleOptions();
  }

  @TempDir private Path folder;

  @Test
  void rowsWithAndWithoutTheirLabel() throws IOException {
    Files.writeString(
        folder.resolve("schema.txt"), "label,outcome,healthy,ill\nnumber,age,0,100\n");
    Files.writeString(folder.resolve("examples.csv"), "age,outcome\n50,ill\n20,healthy\n");
    Path fresh = Files.writeString(folder.resolve("fresh.csv"), "age\n75\n");

    assertThat(of("--examples", folder.toString(), "--kind", "csv").labelled(2).labels())
        .containsExactly(1, 0);
    GivenExamples unknown = of("--examples", fresh.toString(), "--kind", "csv").unlabelled(2);
    assertThat(unknown.data().features()).containsExactly(0.75f);
    assertThat(unknown.data().classNames()).containsExactly("healthy", "ill");
    assertThat(unknown.names()).containsExactly("row 1");
    ExampleOptions labelledFresh = of("--examples", fresh.toString(), "--kind", "csv");
    assertThatThrownBy(() -> labelledFresh.labelled(2))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("outcome");
  }

  @Test
  void picturesInAnyFolder() throws IOException {
    Path one = picture("a/one.png");
    Path two = picture("b/two.png");
    Files.writeString(folder.resolve(".hidden"), "");
    String[] words = {
      "--examples", folder.toString(), "--kind", "pictures", "--classes", "x,y", "--side", "2"
    };
    GivenExamples given = of(words).unlabelled(2);
    assertThat(given.names()).containsExactly(one.toString(), two.toString());
    assertThat(given.data().inputs()).isEqualTo(4);
    ExampleOptions options = of(words);
    assertThatThrownBy(() -> options.unlabelled(3))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("3 classes apart and --classes names 2");
  }

  @Test
  void idxPicturesWithoutLabels() throws IOException {
    Path file =
        Files.write(
            folder.resolve("some"),
            new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, (byte) 255});
    GivenExamples given = of("--examples", file.toString()).unlabelled(10);
    assertThat(given.data().features()).containsExactly(0f, 1f);
    assertThat(given.names()).containsExactly("picture 1", "picture 2");
    Path labels = Files.write(folder.resolve("labels"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
    ExampleOptions options = of("--examples", labels.toString());
    assertThatThrownBy(() -> options.unlabelled(10))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("these are labels");
  }

  @Test
  void whatIsNotThereIsNamed() {
    ExampleOptions absent = of("--examples", folder.resolve("absent").toString());
    assertThatThrownBy(() -> absent.labelled(10))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("absent is not there");
    ExampleOptions none = of();
    assertThat(none.given()).isFalse();
    assertThatThrownBy(() -> none.unlabelled(10))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--examples");
  }

  private Path picture(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file;
  }

  private static ExampleOptions of(String... words) {
    Line line = new Line();
    new CommandLine(line).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
    return line.examples;
  }
}
