package io.cess4j.fingerprint.iscc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IsccTest {
  private static final IsccUnit META = unit(UnitType.META, 8);
  private static final IsccUnit IMAGE = unit(UnitType.CONTENT_IMAGE, 32);
  private static final IsccUnit DATA = unit(UnitType.DATA, 32);
  private static final IsccUnit INSTANCE = unit(UnitType.INSTANCE, 32);

  @CsvSource(
      delimiter = '|',
      value = {
        "EEA4GQZQTY6J5DT! | Character 16 of the ISCC is U+0021",
        "eea4gqzqty6j5dth | Character 1 of the ISCC is U+0065",
        "ISCC: | begins with 2 bytes of header, these are 0",
        "EE | begins with 2 bytes of header, these are 1",
        "EEA4GQZQTY6J5DTHA | some are missing or too many",
        "EEA4GQZQTY6J4 | The header announces 8 bytes, 6 follow",
        "EEA4GQZQTY6J5DTHAA | The header announces 8 bytes, 9 follow",
        "EEB4GQZQTY6J5DTH | The header announces 16 bytes, 8 follow",
        "KUAFVC5DMJJGYKZ4MQV6B6THIBBUH | bits beyond its last byte",
        "EUA4GQZQTY6J5DTH | Main type 2 has no subtype 5",
        "GEA4GQZQTY6J5DTH | Main type 3 has no subtype 1",
        "MEA4GQZQTY6J5DTH | Main type 6 is no unit",
        "7777777777777777 | Version 15",
        "EEI4GQZQTY6J5DTH | Version 1 of",
        "KEAFVC5DMJJGYKZ4MQV6B6THIBBUG | subtype 1 does not have the optional units 0",
        "K4CFVC5DMJJGYKZ4MQV6B6THIBBUG | subtype 7 does not have the optional units 4",
      })
  @ParameterizedTest
  void shouldRefuseWhatIsNoIscc(String text, String reason) {
    assertThatThrownBy(() -> Iscc.parse(text))
        .isInstanceOf(MalformedIsccException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldReadWhatItWrites() {
    for (List<IsccUnit> units :
        List.of(
            List.of(DATA, INSTANCE),
            List.of(META, DATA, INSTANCE),
            List.of(IMAGE, DATA, INSTANCE),
            List.of(META, unit(UnitType.SEMANTIC_IMAGE, 8), IMAGE, DATA, INSTANCE))) {
      IsccCode code = IsccCode.of(units);
      assertThat(IsccCode.parse(code.text())).isEqualTo(code);
      assertThat(code.units()).hasSameSizeAs(units);
    }
    IsccCode wide = IsccCode.wide(DATA, INSTANCE);
    assertThat(wide.text()).startsWith("ISCC:K4A");
    assertThat(IsccCode.parse(wide.text())).isEqualTo(wide);
    assertThat(IsccCode.of(List.of(META, DATA, INSTANCE)).text()).startsWith("ISCC:KY");
    assertThat(IsccCode.of(List.of(DATA, INSTANCE)).text()).startsWith("ISCC:KU");
  }

  @Test
  void shouldNotComposeWhatTheStandardDoesNot() {
    assertThatThrownBy(() -> IsccCode.of(List.of(META, DATA)))
        .hasMessageContaining("needs one Data-Code and one Instance-Code");
    assertThatThrownBy(() -> IsccCode.of(List.of(META, META, DATA, INSTANCE)))
        .hasMessageContaining("META and META");
    assertThatThrownBy(
            () -> IsccCode.of(List.of(unit(UnitType.SEMANTIC_TEXT, 8), IMAGE, DATA, INSTANCE)))
        .hasMessageContaining("SEMANTIC_TEXT and CONTENT_IMAGE");
    assertThatThrownBy(() -> IsccCode.of(List.of(unit(UnitType.DATA, 4), INSTANCE)))
        .hasMessageContaining("32 bits, 64 are wanted");
  }

  @Test
  void shouldTellUnitsFromComposites() {
    assertThatThrownBy(() -> IsccUnit.parse(IsccCode.of(List.of(DATA, INSTANCE)).text()))
        .hasMessageContaining("composite");
    assertThatThrownBy(() -> IsccCode.parse(DATA.text())).hasMessageContaining("single unit");
    assertThatThrownBy(() -> DATA.distance(INSTANCE)).hasMessageContaining("INSTANCE");
    assertThat(DATA.shortened(64).distance(DATA)).isZero();
  }

  private static IsccUnit unit(UnitType type, int bytes) {
    byte[] digest = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      digest[i] = (byte) (17 * i + type.ordinal());
    }
    return new IsccUnit(type, digest);
  }
}
