package io.cess4j.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Flags, one a line: a refusal that names what is wrong, or a configuration that prints itself. */
final class ConfigurationFuzzTest {
  enum Mode {
    ONE,
    TWO_WORDS
  }

  record Settings(
      String text,
      int number,
      long bytes,
      boolean on,
      Path folder,
      URI rpc,
      Duration poll,
      Mode mode,
      List<String> regions,
      Password password) {}

  private static final Settings DEFAULTS =
      new Settings(
          "a",
          1,
          2,
          false,
          Path.of("data"),
          URI.create("http://a"),
          Duration.ofSeconds(1),
          Mode.ONE,
          List.of(),
          new Password("env:A"));

  static Stream<Arguments> seeds() {
    return Stream.of(
            "--number=1_000\n--poll=5m\n--mode=two-words\n--regions=a, b",
            "--poll=9223372036854775807h",
            "--poll=PT0.0000001S",
            "--poll=-5s",
            "--folder=\0",
            "--config=\0",
            "--config=/nowhere",
            "--rpc=:",
            "--password=secret",
            "--number=99999999999",
            "--numbr=1",
            "number=1")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldRefuseInWordsOrBeReadable(byte[] bytes) {
    List<String> flags = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n"));
    if (flags.stream().anyMatch(flag -> flag.startsWith("--config=/"))
        && !flags.contains("--config=/nowhere")) {
      return; // files of this machine are not the subject
    }
    try {
      Configuration<Settings> read = Configuration.read(DEFAULTS, flags, Map.of());
      assertThat(read.print()).contains("number=");
    } catch (ConfigurationException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
