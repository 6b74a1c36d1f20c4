package io.cess4j.example.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void whatSteersATerminalIsShown() {
    assertThat(Printable.of("17/2\u001b[2J\u202e\r\nFlur 3, Höhe"))
        .isEqualTo("17/2?[2J??\nFlur 3, Höhe");
  }
}
