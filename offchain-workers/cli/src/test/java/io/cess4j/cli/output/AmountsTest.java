package io.cess4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 CESS",
    "1250000000000000000, 1.25 CESS",
    "1000000000000000000000, 1000 CESS",
    "3100000000, 0.0000000031 CESS",
    "1, 0.000000000000000001 CESS"
  })
  void showsAmountsThatPeopleCanRead(String wei, String words) {
    assertThat(Amounts.cess(new BigInteger(wei))).isEqualTo(words);
  }

  @Test
  void readsWhatPeopleType() {
    assertThat(Amounts.parse("12.5")).isEqualTo(new BigInteger("12500000000000000000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "-1", "0.0000000000000000001", "1e400000000"})
  void refusesWhatIsNoAmount(String words) {
    assertThatThrownBy(() -> Amounts.parse(words)).isInstanceOf(IllegalArgumentException.class);
  }
}
