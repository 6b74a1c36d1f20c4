package io.cess4j.devnet.anvil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

class StateFileTest {
  private static final String OLD = "{\"block\":{\"timestamp\":\"0x1\"},\"transactions\":[]}";
  private static final String NEW =
      """
      {"block":{"timestamp":"0x2"},"best_block_number":18446744073709551615,"transactions":[\
      {"info":{"nonce":1,"traces":[{"idx":0}]},"receipt":{}},\
      {"info":{"nonce":2,"traces":[]},"receipt":{}}]}""";
  private static final String SLIM =
      """
      {"block":{"timestamp":"0x2"},"best_block_number":18446744073709551615,"transactions":[\
      {"info":{"nonce":1,"traces":[]},"receipt":{}},\
      {"info":{"nonce":2,"traces":[]},"receipt":{}}]}""";

  @TempDir private Path folder;
  private Path state;
  private StateFile file;

  @BeforeEach
  void thereIsAState() throws IOException {
    state = Files.writeString(folder.resolve("state.json"), OLD);
    file = new StateFile(state);
  }

  @Test
  void whatAnvilWroteAtItsEndTakesThePlaceOfTheState() throws IOException {
    Files.writeString(file.exit(), NEW);
    file.settle();
    assertThat(state).hasContent(SLIM);
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(state));
    file.settle();
    assertThat(state).hasContent(SLIM);
  }

  @Test
  void whatAnvilWasKilledInTheMiddleOfLeavesTheStateAsItWas() throws IOException {
    for (int length = 0; length < NEW.length(); length++) {
      Files.writeString(file.exit(), NEW.substring(0, length));
      file.settle();
      assertThat(state).as("after %d characters", length).hasContent(OLD);
      assertThat(folder).isDirectoryNotContaining(path -> !path.equals(state));
    }
  }

  @Test
  void transactionsThatHadTracesAreGivenWithoutThem() throws IOException {
    ByteArrayOutputStream traced = new ByteArrayOutputStream();
    int count = file.replace(stream(NEW), traced);
    assertThat(count).isEqualTo(1);
    assertThat(traced.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"block":null,"accounts":{},"best_block_number":null,"blocks":[],"historical_states":null,\
            "transactions":[{"info":{"nonce":1,"traces":[]},"receipt":{}}]}""");
  }

  @Test
  void anAnswerThatBreaksOffOrIsAnErrorIsNoState() {
    String result = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x7b7";
    assertThatThrownBy(() -> new HexResult(stream(result)).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in the middle");
    assertThatThrownBy(() -> new HexResult(stream("{\"error\":{\"code\":-32601}}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("-32601");
    assertThatThrownBy(
            () ->
                file.replace(
                    new HexResult(stream(result.substring(0, result.length() - 1) + "\"}")),
                    new ByteArrayOutputStream()))
        .isInstanceOf(JacksonException.class);
    assertThat(state).hasContent(OLD);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
