package io.cess4j.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "<html>", "{\"type\":1}", "\"x\"", "{} trailing"})
  void makesAProblemOfWhateverAPeerSends(String body) {
    Problem problem = Problem.parse(502, body.getBytes(StandardCharsets.UTF_8));
    assertThat(problem.status()).isEqualTo(502);
    assertThat(problem.type()).isEqualTo("unspecified");
  }

  @Test
  void keepsControlCharactersOutOfOurLogs() {
    byte[] body = "{\"detail\":\"a\\nERROR forged\\u001b[31m\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Problem.parse(400, body).detail()).isEqualTo("a ERROR forged [31m");
  }

  /** CSI of Latin-1 (U+009B) starts a terminal's sequences, U+202E turns the text around. */
  @Test
  void keepsWhatSteersTerminalsOutOfOurLogsToo() {
    byte[] body =
        "{\"detail\":\"a\\u009b2Jb\\u202ec\\ud800d\\u2028e\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Problem.parse(400, body).detail()).isEqualTo("a 2Jb c d e");
  }

  @Test
  void trustsTheStatusLineMoreThanTheBody() {
    byte[] body = new Problem("t", "T", "d", 200).toJson();
    assertThat(Problem.parse(409, body)).isEqualTo(new Problem("t", "T", "d", 409));
  }
}
