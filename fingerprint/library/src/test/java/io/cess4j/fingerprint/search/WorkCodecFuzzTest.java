package io.cess4j.fingerprint.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.media.MediaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkCodecFuzzTest {
  @FuzzTest
  void bytesAreARecordOrRefused(byte[] bytes) {
    LogRecord logged;
    try {
      logged = WorkCodec.decode(bytes);
    } catch (IllegalArgumentException expected) {
      return;
    }
    assertThat(WorkCodec.decode(WorkCodec.encode(logged))).isEqualTo(logged);
  }

  @ParameterizedTest
  @EnumSource(MediaType.class)
  void aRecordComesBackAsItWas(MediaType type) {
    Drawn drawn = new Drawn(type.ordinal());
    Work work = new Work("n\u00e4me \ud83d\ude80", Drawn.hash(7), drawn.description(type, 30));
    LogRecord logged = new LogRecord.Added(7, work);
    byte[] bytes = WorkCodec.encode(logged);

    assertThat(WorkCodec.decode(bytes)).isEqualTo(logged);
    for (int length = 0; length < bytes.length; length++) {
      bytesAreARecordOrRefused(java.util.Arrays.copyOf(bytes, length));
    }
  }
}
