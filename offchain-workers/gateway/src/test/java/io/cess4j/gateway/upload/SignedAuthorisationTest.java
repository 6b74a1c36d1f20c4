package io.cess4j.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.gateway.GatewayException.NotAuthorised;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedAuthorisationTest {

  private static final String KEY = HexFormat.of().formatHex(G1.GENERATOR.compressed());
  private static final String GATEWAY = "0x" + "ab".repeat(20);
  private static final String GOOD =
      "{\"orders\":[3,4294967295],\"size\":5,\"gateway\":\"%s\",\"deadline\":1700000000,\"signature\":\"%s\"}"
          .formatted(GATEWAY, "00".repeat(65));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{",
        "\u0000",
        "{\"orders\":[],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":\"00\"}",
        "{\"orders\":[4294967296],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":\"00\"}",
        "{\"orders\":[-1],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":\"00\"}",
        "{\"orders\":[1.5],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":\"00\"}",
        "{\"orders\":[1],\"size\":-5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":\"00\"}",
        "{\"orders\":[1],\"size\":5,\"gateway\":\"0xab\",\"deadline\":1,\"signature\":\"00\"}",
        "{\"orders\":[1],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":9223372036854775807,\"signature\":\"00\"}",
        "{\"orders\":[1],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":\"zz\"}",
        "{\"orders\":[1],\"size\":5,\"gateway\":\"0xabababababababababababababababababababab\",\"deadline\":1,\"signature\":7}"
      })
  void refusesWhatIsNoAuthorisation(String json) {
    assertThatThrownBy(() -> SignedAuthorisation.parse(base64(json), KEY))
        .isInstanceOf(RequestMalformed.class);
  }

  @Test
  void refusesMissingHeadersAndWhatIsNoBase64() {
    assertThatThrownBy(() -> SignedAuthorisation.parse(null, KEY))
        .isInstanceOf(NotAuthorised.class);
    assertThatThrownBy(() -> SignedAuthorisation.parse(base64(GOOD), null))
        .isInstanceOf(RequestMalformed.class);
    assertThatThrownBy(() -> SignedAuthorisation.parse("***", KEY))
        .isInstanceOf(RequestMalformed.class);
  }

  @Test
  void refusesSealingKeysToWhichNothingCanBeSealed() {
    String infinity = "c0" + "00".repeat(47);
    String offCurve = "80" + "00".repeat(46) + "05";
    for (String key : new String[] {"", "00", infinity, offCurve, KEY + "00", "zz".repeat(48)}) {
      assertThatThrownBy(() -> SignedAuthorisation.parse(base64(GOOD), key))
          .as(key)
          .isInstanceOf(RequestMalformed.class);
    }
  }

  @Test
  void readsWhatTheClientSigned() {
    SignedAuthorisation signed = SignedAuthorisation.parse(base64(GOOD), "0x" + KEY);
    Authorisation clear = (Authorisation) signed.permission();
    assertThat(clear.orders()).containsExactly(3L, 4_294_967_295L);
    assertThat(clear.size()).isEqualTo(5);
    assertThat(clear.gateway().hex()).isEqualTo(GATEWAY);
    assertThat(clear.deadline()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(clear.sealingKey()).isEqualTo(Bytes32.of(Keccak.hash(G1.GENERATOR.compressed())));
    assertThat(signed.signature()).hasSize(65);
  }

  @Test
  void readsWhatTheClientSignedOfASealedFile() {
    String json = GOOD.replace("{", "{\"sealed\":\"0x" + "5e".repeat(32) + "\",");
    SignedAuthorisation signed = SignedAuthorisation.parse(base64(json), null);
    SealedAuthorisation sealed = (SealedAuthorisation) signed.permission();
    assertThat(sealed.orders()).containsExactly(3L, 4_294_967_295L);
    assertThat(sealed.sealed().hex()).isEqualTo("0x" + "5e".repeat(32));
    assertThat(signed.sealingKey()).isEmpty();
    assertThatThrownBy(() -> SignedAuthorisation.parse(base64(json), KEY))
        .isInstanceOf(RequestMalformed.class)
        .hasMessageContaining("leave Cess-Sealing-Key out");
    for (String digest : new String[] {"", "00", "zz".repeat(32), "00".repeat(33)}) {
      String bad = GOOD.replace("{", "{\"sealed\":\"" + digest + "\",");
      assertThatThrownBy(() -> SignedAuthorisation.parse(base64(bad), null))
          .as(digest)
          .isInstanceOf(RequestMalformed.class);
    }
    String number = GOOD.replace("{", "{\"sealed\":7,");
    assertThatThrownBy(() -> SignedAuthorisation.parse(base64(number), null))
        .isInstanceOf(RequestMalformed.class);
  }

  private static String base64(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
