package io.cess4j.example.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @Test
  void cessAndWei() {
    assertThat(Money.wei("12.5")).isEqualTo(new BigInteger("12500000000000000000"));
    assertThat(Money.wei("0.000000000000000001")).isOne();
    assertThat(Money.cess(Money.wei("250"))).isEqualTo("250 CESS");
    assertThat(Money.cess(BigInteger.ZERO)).isEqualTo("0 CESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1e400000000", "0x10", " 1", "1.", "1.0000000000000000001", "1,5"})
  void isNoAmount(String words) {
    assertThatThrownBy(() -> Money.wei(words))
        .isInstanceOf(DappException.class)
        .hasMessageContaining("'" + words + "'");
  }
}
