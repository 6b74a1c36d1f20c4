package io.cess4j.cli.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.cli.CommandException;
import io.cess4j.protocol.ByteString;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentWordTest {
  @Test
  void aConsentIsPassedOnAsOneWord() {
    SignedConsent consent =
        new SignedConsent(
            Instant.ofEpochSecond(1_800_000_000), ByteString.of(new byte[] {1, (byte) 0xfe}));

    assertThat(ConsentWord.of(consent)).isEqualTo("1800000000:01fe");
    assertThat(ConsentWord.parse("1800000000:01fe")).isEqualTo(consent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "1800000000",
        ":01fe",
        "1800000000:01f",
        "1800000000:zz",
        "x:01",
        "-:01",
        "99999999999999999999:01",
        "9223372036854775807:01"
      })
  void whatIsNoneIsRefused(String word) {
    assertThatThrownBy(() -> ConsentWord.parse(word))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cess rights consent");
  }

  @Test
  void anEndlessWordIsRefused() {
    assertThatThrownBy(() -> ConsentWord.parse("1800000000:" + "00".repeat(5_000)))
        .isInstanceOf(CommandException.class);
  }
}
