package io.cess4j.cli.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.cli.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedCommandTest {
  @Test
  void takesHashesAsTheyArePrinted() {
    String digits = "ab".repeat(32);
    assertThat(GeneratedCommand.hash("--model", digits))
        .isEqualTo(
            GeneratedCommand.hash("--model", "0x" + digits.toUpperCase(java.util.Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "weights.bin", "0xabcd", "zz"})
  void whatIsNoHashIsRefusedBeforeAnythingIsSent(String value) {
    assertThatThrownBy(() -> GeneratedCommand.hash("--data-set", value))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--data-set " + value)
        .hasMessageContaining("cess fingerprint FILE");
  }
}
