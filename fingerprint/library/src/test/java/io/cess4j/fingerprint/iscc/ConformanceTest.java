package io.cess4j.fingerprint.iscc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The conformance test data of ISO 24138, 50 cases of nine functions. */
final class ConformanceTest {
  private static final JsonNode DATA = data();

  private record Case(String function, String name, JsonNode inputs, JsonNode outputs) {
    int bits() {
      return inputs.get(inputs.size() - 1).intValue();
    }

    @Override
    public String toString() {
      return function + " " + name;
    }
  }

  static Stream<Case> cases() {
    return DATA.properties().stream()
        .filter(function -> !function.getKey().startsWith("_"))
        .flatMap(
            function ->
                function.getValue().properties().stream()
                    .map(
                        test ->
                            new Case(
                                function.getKey(),
                                test.getKey(),
                                test.getValue().get("inputs"),
                                test.getValue().get("outputs"))));
  }

  @Test
  void shouldHaveAllOfficialCases() {
    assertThat(cases()).hasSize(50);
  }

  @MethodSource("cases")
  @ParameterizedTest
  void shouldGiveTheStandardsCodes(Case test) {
    Iscc code =
        switch (test.function) {
          case "gen_meta_code_v0" -> meta(test);
          case "gen_text_code_v0" -> text(test);
          case "gen_image_code_v0" -> ImageCode.of(integers(test.inputs.get(0)));
          case "gen_audio_code_v0" -> AudioCode.of(integers(test.inputs.get(0)));
          case "gen_video_code_v0" -> video(test);
          // One part of a case has subtype 5, which the standard does not define.
          case "gen_mixed_code_v0" -> MixedCode.ofBytes(bytes(test));
          case "gen_data_code_v0" -> file(test).data();
          case "gen_instance_code_v0" -> instance(test);
          case "gen_iscc_code_v0" -> IsccCode.of(units(test));
          default -> throw new AssertionError("No such function here: " + test.function);
        };
    Iscc expected = code instanceof IsccUnit unit ? unit.shortened(test.bits()) : code;
    assertThat(expected.text()).isEqualTo(test.outputs.get("iscc").stringValue());
    assertThat(Iscc.parse(expected.text())).isEqualTo(expected);
  }

  private static IsccUnit meta(Case test) {
    String name = test.inputs.get(0).stringValue();
    String description = test.inputs.get(1).stringValue();
    JsonNode meta = test.inputs.get(2);
    MetaCode code =
        meta.isNull()
            ? MetaCode.of(name, description)
            : meta.isString()
                ? MetaCode.ofDataUrl(name, description, meta.stringValue())
                : MetaCode.ofJson(name, description, meta.toString());
    assertThat(code.name()).isEqualTo(test.outputs.get("name").stringValue());
    assertThat(code.description()).isEqualTo(test.outputs.path("description").asString(""));
    assertThat(code.meta()).isEqualTo(test.outputs.path("meta").stringValue(null));
    assertThat(code.metahash()).isEqualTo(test.outputs.get("metahash").stringValue());
    return code.unit();
  }

  private static IsccUnit text(Case test) {
    TextCode code = TextCode.of(test.inputs.get(0).stringValue());
    assertThat(code.characters()).isEqualTo(test.outputs.get("characters").intValue());
    return code.unit();
  }

  private static IsccUnit video(Case test) {
    VideoCode code = new VideoCode();
    test.inputs.get(0).forEach(frame -> code.add(integers(frame)));
    return code.unit();
  }

  private static IsccUnit instance(Case test) {
    FileCodes codes = file(test);
    assertThat(codes.datahash()).isEqualTo(test.outputs.get("datahash").stringValue());
    assertThat(codes.size()).isEqualTo(test.outputs.get("filesize").longValue());
    return codes.instance();
  }

  private static FileCodes file(Case test) {
    String stream = test.inputs.get(0).stringValue().substring("stream:".length());
    try {
      return FileCodes.of(new ByteArrayInputStream(HexFormat.of().parseHex(stream)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> bytes(Case test) {
    return test.inputs.get(0).valueStream().map(unit -> Base32.decode(unit.stringValue())).toList();
  }

  private static List<IsccUnit> units(Case test) {
    return test.inputs
        .get(0)
        .valueStream()
        .map(unit -> IsccUnit.parse(unit.stringValue()))
        .toList();
  }

  private static int[] integers(JsonNode array) {
    return array.valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  private static JsonNode data() {
    try (InputStream stream =
        Objects.requireNonNull(ConformanceTest.class.getResourceAsStream("data.json"))) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
