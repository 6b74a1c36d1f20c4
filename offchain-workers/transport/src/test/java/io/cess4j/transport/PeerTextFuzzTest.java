package io.cess4j.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What peers and registries say about themselves. */
final class PeerTextFuzzTest {
  private static final TlsKeyHash PIN = TlsKeyHash.of(new byte[32]);
  private static final WorkerClient CLIENT =
      new WorkerClient(
          TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system()), WorkerLimits.DEFAULT);

  private static Stream<Arguments> bytes(String... texts) {
    return Stream.of(texts)
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  static Stream<Arguments> problems() {
    return bytes(
        "",
        "{\"type\":\"a\",\"title\":\"b\",\"detail\":\"c\",\"status\":400}",
        "{\"detail\":\"\\ud800 \\u001b[2J \\u202e\"}",
        "[".repeat(2_000),
        "{\"detail\":\"" + "x".repeat(5_000) + "\"}");
  }

  /** Whatever a peer answers becomes a problem that can be sent on. */
  @MethodSource("problems")
  @FuzzTest(maxDuration = "60s")
  void shouldMakeAProblemOfAnything(byte[] body) {
    Problem problem = Problem.parse(502, body);
    assertThat(problem.detail().length()).isLessThanOrEqualTo(4_096);
    assertThat(problem.detail()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]");
    assertThat(Problem.parse(502, problem.toJson())).isEqualTo(problem);
  }

  static Stream<Arguments> endpoints() {
    return bytes(
        "https://127.0.0.1:443",
        "https://[::1]:443/",
        "http://127.0.0.1:80",
        "https://host:99999",
        "https://host:-1",
        "https://user@host:1",
        "https://host:1/?x",
        "https://host:1/#\u0000",
        "::",
        "https://\u202ehost:1");
  }

  /** Only https://host:port gives a peer, which is a URI that the JDK's client takes. */
  @MethodSource("endpoints")
  @FuzzTest(maxDuration = "60s")
  void shouldTakeNothingButAnAddress(byte[] text) {
    try {
      WorkerPeer peer = CLIENT.peer(new String(text, StandardCharsets.UTF_8), PIN);
      assertThat(peer.endpoint()).hasScheme("https").hasNoQuery().hasNoUserInfo();
      assertThat(peer.endpoint().getPort()).isBetween(1, 65_535);
    } catch (TransportException.PeerUnreachable refused) {
      assertThat(refused).hasMessageContaining("https://host:port");
    }
  }

  /** The hash of a key, as a registry or a file has it. */
  @MethodSource("hashes")
  @FuzzTest(maxDuration = "30s")
  void shouldRefuseOrReadAHash(byte[] text) {
    String hex = new String(text, StandardCharsets.UTF_8);
    try {
      assertThat(TlsKeyHash.parse(hex).toString()).endsWithIgnoringCase(hex);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  static Stream<Arguments> hashes() {
    return bytes("", "0x", "0x" + "5a".repeat(32), "5A".repeat(32), "zz".repeat(32));
  }
}
