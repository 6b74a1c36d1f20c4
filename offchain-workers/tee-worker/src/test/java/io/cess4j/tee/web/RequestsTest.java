package io.cess4j.tee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException;
import io.cess4j.runtime.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies from anyone. */
final class RequestsTest {
  private static final String NU = "0102030405060708090a0b0c0d0e0f10";
  private static final String SIGNATURE = "ab".repeat(65);

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, (1 << 20) + 1})
  void aDescriptorLengthOutOfBoundsIsRefusedBeforeAnythingIsAllocated(int length) {
    byte[] body = ByteBuffer.allocate(4).putInt(length).array();
    assertThatThrownBy(() -> DescriptorHead.read(new ByteArrayInputStream(body)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("descriptor-length");
  }

  @Test
  void aTruncatedHeadIsAnEndOfStream() {
    byte[] body = ByteBuffer.allocate(50).putInt(40).array();
    assertThatThrownBy(() -> DescriptorHead.read(new ByteArrayInputStream(body)))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void theHeadLeavesTheHoldingInTheStream() throws IOException {
    byte[] body = new byte[4 + 3 + 65 + 2];
    ByteBuffer.wrap(body).putInt(3);
    body[body.length - 2] = 42;
    var stream = new ByteArrayInputStream(body);
    DescriptorHead head = DescriptorHead.read(stream);
    assertThat(head.descriptor()).hasSize(3);
    assertThat(head.signature()).hasSize(65);
    assertThat(stream.read()).isEqualTo(42);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "1e3", "4294967296", "99999999999999999999", "\u0661", "0x1"})
  void whatARequestIsAboutIsADecimalNumber(String text) {
    assertThatThrownBy(() -> Numbers.parse(text, "deal", Numbers.UINT32))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("deal-unknown");
    assertThat(Numbers.parse("4294967295", "deal", Numbers.UINT32)).isEqualTo(Numbers.UINT32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "null",
        "{\"descriptor\":1,\"signature\":\"\",\"tags\":[]}",
        "{\"descriptor\":\"AA==\",\"signature\":\"00\",\"tags\":[]}",
        "{\"descriptor\":\"**\",\"signature\":\"SIG\",\"tags\":[]}",
        "{\"descriptor\":\"AA==\",\"signature\":\"SIG\",\"tags\":{}}",
        "{\"descriptor\":\"AA==\",\"signature\":\"SIG\",\"tags\":[1]}",
        "{\"descriptor\":\"AA==\",\"signature\":\"SIG\",\"tags\":[{\"nu\":\"01\",\"signature\":\"SIG\"}]}",
        "{\"descriptor\":\"AA==\",\"signature\":\"SIG\",\"tags\":[{\"nu\":\"zz\",\"signature\":\"SIG\"}]}"
      })
  void malformedSealsAreRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aZeroNuIsRefused() {
    assertThatThrownBy(() -> parse(seal("00".repeat(16), 1)))
        .isInstanceOf(ProofsException.TagsRejected.class);
  }

  @Test
  void moreTagsThanADealHasAreRefused() {
    assertThatThrownBy(() -> parse(seal(NU, 33)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("at most 32");
  }

  @Test
  void aWellFormedSealIsRead() {
    SealRequest request = parse(seal(NU, 3));
    assertThat(request.tags()).hasSize(3);
    assertThat(request.tags().getFirst().nu().toString()).isEqualTo(NU);
    assertThat(request.signature()).hasSize(65);
    assertThat(request.descriptor()).containsExactly(0);
  }

  private static SealRequest parse(String text) {
    return SealRequest.parse(
        text.replace("SIG", "0x" + SIGNATURE).getBytes(StandardCharsets.UTF_8));
  }

  private static String seal(String nu, int tags) {
    String tag = "{\"nu\":\"" + nu + "\",\"signature\":\"SIG\"}";
    return "{\"descriptor\":\"AA==\",\"signature\":\"SIG\",\"tags\":["
        + String.join(",", java.util.Collections.nCopies(tags, tag))
        + "]}";
  }
}
