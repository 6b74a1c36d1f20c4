package io.cess4j.ai.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
  @ParameterizedTest
  @ValueSource(strings = {"mlp-784-128-10/1", "cnn-small-28x28x1-10/1", "cnn-small-32x32x3-2/1"})
  void namesAndTextsAreTheSame(String text) {
    assertThat(Architecture.named(text).text()).isEqualTo(text);
  }

  @Test
  void countsParameters() {
    assertThat(Architecture.named("mlp-784-32-10/1").parameters()).isEqualTo(25_450);
    assertThat(Architecture.named("cnn-small-28x28x1-10/1").parameters())
        .isEqualTo(80 + 1_168 + 784 * 32 + 32 + 330);
  }

  @Test
  void theIdIsTheKeccakOfTheText() {
    // cast keccak "mlp-784-128-10/1"
    assertThat(HexFormat.of().formatHex(Architecture.named("mlp-784-128-10/1").id()))
        .isEqualTo("6ee057bfcad87e8f5f625ac4c07aa22c23891f607b1df58dd4b96fc2a067eebd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mlp",
        "mlp-784-128-10",
        "mlp-784-128-10/2",
        "mlp-0784-128-10/1",
        "mlp-0-128-10/1",
        "mlp-784-128-1/1",
        "mlp-784-5000-10/1",
        "mlp-65536-4096-10/1",
        "mlp-99999-1-2/1",
        "mlp-784-128-10/1\n",
        "MLP-784-128-10/1",
        "cnn-small-28x27x1-10/1",
        "cnn-small-30x30x1-10/1",
        "cnn-small-4x4x1-10/1",
        "cnn-small-28x28x2-10/1",
        "cnn-small-28x28x1-1001/1",
        "../mlp-784-128-10/1"
      })
  void refusesWhatIsNotOnTheList(String text) {
    assertThatThrownBy(() -> Architecture.named(text))
        .isInstanceOf(UnknownArchitectureException.class)
        .hasMessageContaining("is not known");
  }

  @Test
  void aLongNameIsNotRepeated() {
    assertThatThrownBy(() -> Architecture.named("x".repeat(1 << 20)))
        .isInstanceOf(UnknownArchitectureException.class)
        .message()
        .hasSizeLessThan(400);
  }
}
