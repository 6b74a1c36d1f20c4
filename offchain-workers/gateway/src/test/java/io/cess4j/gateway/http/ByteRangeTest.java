package io.cess4j.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "chunks=0-1",
        "bytes=9999999999999999999-",
        "bytes=--1"
      })
  void ignoresWhatIsNoSingleRange(String header) {
    assertThat(ByteRange.parse(header, 10)).contains(new ByteRange(0, 10, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
  void saysThatNoByteOfItExists(String header) {
    assertThat(ByteRange.parse(header, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,0,1",
    "bytes=2-4,2,5",
    "bytes=8-99,8,10",
    "bytes=9-,9,10",
    "bytes=-3,7,10",
    "bytes=-30,0,10"
  })
  void findsTheBytes(String header, long from, long until) {
    assertThat(ByteRange.parse(header, 10)).contains(new ByteRange(from, until, true));
  }

  @Test
  void emptyFilesHaveNoRanges() {
    assertThat(ByteRange.parse(null, 0)).contains(new ByteRange(0, 0, false));
    assertThat(ByteRange.parse("bytes=0-", 0)).isEmpty();
    assertThat(ByteRange.parse("bytes=-1", 0)).isEmpty();
  }

  @Test
  void writesContentRange() {
    assertThat(new ByteRange(2, 5, true).contentRange(10)).isEqualTo("bytes 2-4/10");
  }
}
