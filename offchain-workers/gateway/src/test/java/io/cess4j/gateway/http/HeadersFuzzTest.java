package io.cess4j.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.runtime.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers of anyone: 400 in words, or values within their bounds. */
final class HeadersFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "",
            "bytes=0-1",
            "bytes=-0",
            "bytes=999999999999999999-999999999999999999",
            "bytes=-999999999999999999",
            "7:1800000000:" + "ab".repeat(65),
            "7:-1:00",
            "-7:" + Long.MAX_VALUE + ":0x00",
            "1:1:00,1:1:zz",
            "ab".repeat(32) + "," + "cd".repeat(32),
            "a%2Cb%00,%E4",
            "%zz")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldBeRefusedInWordsOrRead(byte[] bytes) {
    String header = new String(bytes, StandardCharsets.UTF_8);
    for (long size : new long[] {0, 1, 1_000, Long.MAX_VALUE}) {
      ByteRange.parse(header, size)
          .ifPresent(
              range -> {
                assertThat(range.from()).isBetween(0L, size);
                assertThat(range.until()).isBetween(range.from(), size);
              });
    }
    try {
      Map<Long, Removals.Signed> removals = Removals.parse(header);
      assertThat(removals.values())
          .allSatisfy(one -> assertThat(one.deadline()).isAfterOrEqualTo(Instant.EPOCH));
    } catch (RequestMalformed refused) {
      assertThat(refused).hasMessageContaining("Cess-Removals");
    }
    try {
      List<String> keywords = PutFile.keywords(header);
      assertThat(keywords).doesNotContain("");
    } catch (RequestMalformed refused) {
      assertThat(refused).hasMessageContaining("Cess-Keywords");
    }
    try {
      assertThat(ReaderKeys.masks(header, 2)).hasSize(2);
      assertThat(ReaderKeys.data(header)).isPresent();
    } catch (ProblemException refused) {
      assertThat(refused.problem().status()).isEqualTo(400);
      assertThat(refused.problem().detail())
          .as("never shows what may be a key")
          .doesNotContain("ababab");
    }
  }

  /** It was a defect, 500: no structure with a negative number can be hashed. */
  @Test
  void aNegativeDeadlineOfARemovalIsMalformed() {
    assertThatThrownBy(() -> Removals.parse("7:-1:" + "ab".repeat(65)))
        .isInstanceOf(RequestMalformed.class)
        .hasMessageContaining("-1");
  }
}
