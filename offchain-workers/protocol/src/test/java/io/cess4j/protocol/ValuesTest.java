package io.cess4j.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "00",
        "0x00000000000000000000000000000000000000",
        "0x000000000000000000000000000000000000000g",
        "0x00000000000000000000000000000000000000000",
        "\u0660000000000000000000000000000000000000",
      })
  void shouldRefuseTextThatIsNoAddress(String text) {
    assertThatThrownBy(() -> AccountAddress.fromHex(text))
        .isInstanceOf(MalformedValueException.class)
        .hasMessageContaining("address");
    assertThatThrownBy(() -> Hash256.fromHex(text)).isInstanceOf(MalformedValueException.class);
  }

  @Test
  void shouldReadWhatTheyWrite() {
    String hex = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
    assertThat(AccountAddress.fromHex(hex.toUpperCase(Locale.ROOT).replace("X", "x")))
        .isEqualTo(AccountAddress.fromHex(hex))
        .hasToString(hex)
        .hasSameHashCodeAs(AccountAddress.fromHex(hex.substring(2)));
    Hash256 hash = Hash256.fromHex("ff".repeat(31) + "00");
    assertThat(Hash256.of(hash.toBytes())).isEqualTo(hash).isEqualByComparingTo(hash);
    assertThat(hash).isGreaterThan(Hash256.fromHex("7f".repeat(32)));
  }

  @Test
  void shouldNotFollowTheArraysTheyCameFrom() {
    byte[] bytes = new byte[32];
    Hash256 hash = Hash256.of(bytes);
    bytes[0] = 1;
    hash.toBytes()[1] = 1;
    assertThat(hash).isEqualTo(Hash256.of(new byte[32]));
  }

  @Test
  void shouldNeverShowKeys() {
    byte[] bytes = new byte[32];
    bytes[3] = 0x5a;
    assertThat(DataKey.of(bytes).toString()).isEqualTo("DataKey[secret]");
    assertThat(MaskKey.of(bytes).toString()).isEqualTo("MaskKey[secret]");
    assertThat(DataKey.of(bytes))
        .isEqualTo(DataKey.of(bytes))
        .isNotEqualTo(DataKey.of(new byte[32]));
    assertThatThrownBy(() -> DataKey.of(new byte[31])).isInstanceOf(MalformedValueException.class);
    assertThatThrownBy(() -> MaskKey.of(new byte[33])).isInstanceOf(MalformedValueException.class);
  }
}
