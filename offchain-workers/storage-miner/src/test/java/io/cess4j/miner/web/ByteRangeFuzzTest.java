package io.cess4j.miner.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Range headers of anyone: ignored, unsatisfiable, or within the fragment. */
final class ByteRangeFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of("bytes=0-0", "bytes=-1", "bytes=5-", "bytes=9-1", "bytes=1-2,4-5", "lines=1")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void shouldStayWithinTheFragment(byte[] header) {
    for (long size : new long[] {31, 65_536, 33_554_432}) {
      ByteRange.parse(new String(header, StandardCharsets.UTF_8), size)
          .filter(ByteRange::satisfiable)
          .ifPresent(
              range -> {
                assertThat(range.from()).isBetween(0L, size - 1);
                assertThat(range.until()).isBetween(range.from() + 1, size);
              });
    }
  }
}
