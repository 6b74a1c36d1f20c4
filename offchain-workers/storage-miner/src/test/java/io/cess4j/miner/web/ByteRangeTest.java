package io.cess4j.miner.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "items=0-1",
        "bytes=0-1,3-4",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=-1-2",
        "bytes=99999999999999999999-",
      })
  void shouldIgnoreWhatIsNoSingleRange(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=10-19, 10, 20",
    "bytes=10-, 10, 100",
    "bytes=10-500, 10, 100",
    "bytes=-5, 95, 100",
    "bytes=-500, 0, 100",
  })
  void shouldReadOneRange(String header, long from, long until) {
    assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(from, until));
  }

  @Test
  void shouldTellRangesBehindTheEnd() {
    assertThat(ByteRange.parse("bytes=100-", 100).orElseThrow().satisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=-0", 100).orElseThrow().satisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=99-", 100).orElseThrow().satisfiable()).isTrue();
  }
}
