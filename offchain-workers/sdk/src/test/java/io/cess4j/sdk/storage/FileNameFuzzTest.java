package io.cess4j.sdk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.protocol.CiphertextRejectedException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger's public file calls itself: some text, or one kind of refusal. */
final class FileNameFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "{\"name\":\"a\",\"type\":\"text/plain\",\"keywords\":[\"b\"],\"modified\":1}",
            "{\"name\":7,\"type\":[],\"keywords\":\"b\",\"modified\":\"x\"}",
            "{\"name\":{},\"keywords\":[{},[],null],\"modified\":1e400}",
            "{\"name\":null,\"type\":null,\"modified\":9223372036854775808}",
            "[]",
            "null",
            "",
            "[".repeat(2_000))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldGiveANameOrRefuseIt(byte[] json) {
    try {
      FileName name = FileName.parse(json);
      assertThat(name.name()).isNotNull();
      assertThat(name.keywords()).doesNotContainNull();
    } catch (CiphertextRejectedException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
