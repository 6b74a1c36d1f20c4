package io.cess4j.ai.aggregation.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

class VectorCodecFuzzTest {
  private static final Hash256 ARCHITECTURE = Hash256.fromHex("ab".repeat(32));
  private static final VectorFormat FORMAT = new VectorFormat(VectorKind.UPDATE, ARCHITECTURE, 3);

  /** Whatever is read is written as it came. */
  @FuzzTest
  void bytesAreAVectorOrRefused(byte[] bytes) throws IOException {
    FixedVector vector;
    try {
      vector = VectorCodec.read(new ByteArrayInputStream(bytes), FORMAT);
    } catch (VectorRejected expected) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorCodec.write(vector, ARCHITECTURE, out);
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }
}
