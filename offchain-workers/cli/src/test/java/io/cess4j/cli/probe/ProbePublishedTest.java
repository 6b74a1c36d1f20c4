package io.cess4j.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.cli.CommandException;
import io.cess4j.sdk.probe.MinerResult;
import io.cess4j.sdk.probe.MinerTarget;
import io.cess4j.sdk.probe.ProbeRun;
import io.cess4j.sdk.probe.Proofs;
import io.cess4j.sdk.probe.Timed;
import io.cess4j.transport.TlsKeyHash;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published of hostile miners harms nobody who looks at it. */
final class ProbePublishedTest {
  private static final String SCRIPT = "https://a\"><script>alert('x')</script>&amp;\u202e\u0000:1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void endpointsAndFailuresAreEscapedOnThePage() throws IOException {
    new ProbeFolder(folder).publish(run(SCRIPT, "<img src=x onerror=alert(1)>"));
    String page = Files.readString(folder.resolve("probe.html"));
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("\u202e")
        .doesNotContain("\u0000")
        .doesNotContain("src=\"")
        .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;\\u202e")
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .contains("default-src 'none'");
    JsonNode json = JSON.readTree(Files.readString(folder.resolve("probe.json")));
    assertThat(json.path("miners").path(0).path("endpoint").asString()).isEqualTo(SCRIPT);
    assertThat(Files.readString(folder.resolve("probe.json"))).matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void historyKeepsTheNewestRunsWithinItsBounds() throws IOException {
    ProbeFolder three = new ProbeFolder(folder, 3, 1 << 20);
    for (int i = 0; i < 5; i++) {
      three.publish(run("https://a:1", "x"));
    }
    assertThat(Files.readAllLines(folder.resolve("history.jsonl"))).hasSize(3);
    assertThat(Files.readString(folder.resolve("probe.html"))).contains("3 runs");
    new ProbeFolder(folder, 1_000, 300).publish(run("https://a:1", "x"));
    assertThat(Files.size(folder.resolve("history.jsonl"))).isLessThanOrEqualTo(301);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("history.jsonl", "probe.json", "probe.html");
    }
  }

  @Test
  void intervalsAreThoseThatPeopleWrite() {
    assertThat(Interval.parse("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Interval.parse("1d")).isEqualTo(Duration.ofDays(1));
    for (String none : List.of("", "0s", "-1m", "1e9s", "PT1H", "5")) {
      assertThatThrownBy(() -> Interval.parse(none)).isInstanceOf(CommandException.class);
    }
  }

  private static ProbeRun run(String endpoint, String failure) {
    Timed good = new Timed(Duration.ofMillis(3), 1_000, null);
    Timed bad = new Timed(Duration.ofMillis(4), 0, failure);
    MinerTarget target =
        new MinerTarget(1, endpoint, TlsKeyHash.of(new byte[32]), MinerState.ACTIVE);
    return new ProbeRun(
        Instant.EPOCH,
        9,
        Optional.empty(),
        BigInteger.TEN,
        BigInteger.ONE,
        good,
        bad,
        good,
        good,
        List.of(
            new MinerResult(target, false, List.of(good, bad), List.of(good), new Proofs(6, 1))));
  }
}
