package io.cess4j.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  enum Mode {
    PLAIN,
    MUTUAL_TLS
  }

  record Listen(String host, int port, Mode mode) {
    Listen {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("listen.port must be 0 to 65535, not " + port);
      }
    }
  }

  record Shared(Path data, Password password, Duration poll) {}

  record Settings(
      @Flattened Shared shared,
      Listen listen,
      @Masked String apiKey,
      boolean parentWatch,
      List<String> regions) {}

  private static final Settings DEFAULTS =
      new Settings(
          new Shared(
              Path.of("data"), new Password("env:CESS_KEYSTORE_PASSWORD"), Duration.ofSeconds(2)),
          new Listen("127.0.0.1", 0, Mode.PLAIN),
          "s3cret",
          false,
          List.of("1", "2"));

  @ParameterizedTest
  @CsvSource({"--listen.prot=1,listen.port", "--dta=x,data", "--parent-wach,parent-watch"})
  void refusesUnknownKeysWithTheNearestKnownOne(String flag, String nearest) {
    assertThatThrownBy(() -> read(Map.of(), flag))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("unknown key")
        .hasMessageContaining("did you mean \"" + nearest + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "--listen.port=http,no int",
    "--listen.port=70000,0 to 65535",
    "--listen.mode=tls,mutual-tls",
    "--poll=soon,500ms",
    "--parent-watch=yes,true or false",
    "data,--key=value"
  })
  void saysWhatIsWrongWithAValue(String flag, String words) {
    assertThatThrownBy(() -> read(Map.of(), flag))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(words);
  }

  @Test
  void neverTakesAPasswordInPlainTextNorRepeatsIt() {
    assertThatThrownBy(() -> read(Map.of(), "--password=hunter22"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("file:PATH or env:NAME")
        .hasMessageNotContaining("hunter22");
  }

  @Test
  void refusesAMisspelledNameInTheEnvironment() {
    assertThatThrownBy(() -> read(Map.of("CESS_LISTEN_PROT", "1", "CESS_LISTEN_POR", "1")))
        .hasMessageContaining("CESS_LISTEN_PORT");
    assertThat(read(Map.of("CESS_JAVA_HOME", "/jdk")).value()).isEqualTo(DEFAULTS);
  }

  @Test
  void laterSourcesWin(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("w.properties"),
            "listen.port=1\nlisten.host=file\nlisten.mode=mutual-tls\n");
    Configuration<Settings> read =
        read(
            Map.of("CESS_LISTEN_PORT", "2", "CESS_LISTEN_HOST", "env"),
            "--config=" + file,
            "--listen.port=3",
            "--parent-watch",
            "--regions=7, 9");
    assertThat(read.value().listen()).isEqualTo(new Listen("env", 3, Mode.MUTUAL_TLS));
    assertThat(read.value().parentWatch()).isTrue();
    assertThat(read.value().regions()).containsExactly("7", "9");
    assertThat(read.sources())
        .containsEntry("listen.port", "flag --listen.port")
        .containsEntry("listen.host", "environment CESS_LISTEN_HOST")
        .containsEntry("data", "default");
  }

  @Test
  void printsWhatCanBeReadAgainWithSecretsMasked(@TempDir Path folder) throws IOException {
    String printed = read(Map.of(), "--api-key=hunter22", "--poll=250ms").print();
    assertThat(printed).doesNotContain("hunter22").contains("api-key=********", "# flag --poll");
    Path file = Files.writeString(folder.resolve("again.properties"), printed);
    assertThat(read(Map.of(), "--config=" + file).value().shared().poll())
        .isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void readsPasswordsFromFileAndEnvironment(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("p"), "from file\nignored\n");
    assertThat(new Password("file:" + file).read(Map.of()))
        .containsExactly("from file".toCharArray());
    assertThat(new Password("env:P").read(Map.of("P", "x"))).containsExactly('x');
    assertThatThrownBy(() -> new Password("env:P").read(Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("env:P");
    assertThatThrownBy(() -> new Password("file:" + folder.resolve("none")).read(Map.of()))
        .isInstanceOf(ConfigurationException.class);
  }

  private static Configuration<Settings> read(Map<String, String> environment, String... flags) {
    return Configuration.read(DEFAULTS, List.of(flags), environment);
  }
}
