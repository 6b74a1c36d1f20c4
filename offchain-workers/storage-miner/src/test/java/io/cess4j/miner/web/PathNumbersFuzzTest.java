package io.cess4j.miner.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.runtime.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of a path of the miner: a fragment that a key can name, or a refusal with 400. */
final class PathNumbersFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "1/0",
            "4294967295/31",
            "4294967296/0",
            "0/0",
            "-1/-1",
            "+1/+0",
            "1/32",
            "1/4294967296",
            "1/9223372036854775808",
            "\u0661/\u0660",
            "1e3/0x1",
            "/",
            "")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldNameAFragmentOrRefuse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int slash = Math.max(0, text.indexOf('/'));
    String deal = text.substring(0, slash);
    String segment = text.substring(Math.min(text.length(), slash + 1));
    try {
      FragmentKey key = PathNumbers.fragment(deal, segment);
      assertThat(key.deal()).isBetween(1L, 0xffff_ffffL);
      assertThat(key.segment()).isBetween(0, 31);
    } catch (ProblemException refused) {
      assertThat(refused.problem().status()).isEqualTo(400);
      assertThat(refused.problem().type()).isEqualTo("request-malformed");
    }
  }
}
