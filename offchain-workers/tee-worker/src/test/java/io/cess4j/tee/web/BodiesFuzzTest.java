package io.cess4j.tee.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.proofs.ProofsException;
import io.cess4j.runtime.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of POST /v1/tags and /v1/seals: a refusal with a status, or what stands in them. */
final class BodiesFuzzTest {

  static Stream<Arguments> seals() {
    String tag = "{\"nu\":\"%s\",\"signature\":\"%s\"}".formatted("01".repeat(16), "ab".repeat(65));
    String good =
        "{\"descriptor\":\"AAAA\",\"signature\":\"%s\",\"tags\":[%s]}"
            .formatted("ab".repeat(65), tag);
    return Stream.of(
            good,
            good.replace("01", "00"),
            good.replace("AAAA", "?"),
            good.replace("ab", "xy"),
            good.replace("[", "{").replace("]", "}"),
            "{\"tags\":[" + "1,".repeat(40) + "1]}",
            "[".repeat(1_500),
            "null",
            "")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seals")
  @FuzzTest(maxDuration = "60s")
  void shouldReadASealOrRefuseIt(byte[] body) {
    try {
      SealRequest read = SealRequest.parse(body);
      assertThat(read.signature()).hasSize(65);
      assertThat(read.tags()).hasSizeLessThanOrEqualTo(32);
    } catch (ProblemException | ProofsException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  static Stream<Arguments> tags() {
    return Stream.of(
            ByteBuffer.allocate(4 + 3 + 65).putInt(3).array(),
            ByteBuffer.allocate(4).putInt(-1).array(),
            ByteBuffer.allocate(4).putInt(1 << 20).array(),
            new byte[0])
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("tags")
  @FuzzTest(maxDuration = "60s")
  void shouldReadTheHeadOfADescriptorHeadOrRefuseIt(byte[] body) throws IOException {
    try {
      DescriptorHead read = DescriptorHead.read(new ByteArrayInputStream(body));
      assertThat(read.descriptor()).hasSizeBetween(1, 1 << 20);
    } catch (ProblemException | EOFException refused) {
      assertThat(refused).isNotNull();
    }
  }
}
