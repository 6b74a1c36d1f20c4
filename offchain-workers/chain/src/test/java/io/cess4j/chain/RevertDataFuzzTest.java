package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.contracts.errors.ContractErrors;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.Response;

/** What a node says of a revert: always words, never a crash. */
final class RevertDataFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "",
            "0x",
            "\"0x08c379a0\"",
            selector("Error(string)") + "ff".repeat(32),
            selector("Panic(uint256)") + "00".repeat(31) + "11",
            selector("OrderUnknown(uint32)") + "00".repeat(31) + "07",
            selector("OrderUnknown(uint32)") + "ff".repeat(32),
            selector("PriceTooLow(uint256,uint256)") + "00".repeat(33))
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String selector(String error) {
    return Hash.sha3String(error).substring(0, 10);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldAlwaysGiveWords(byte[] said) {
    Response.Error error = new Response.Error(3, "execution reverted");
    error.setData(new String(said, StandardCharsets.UTF_8));
    String data = RevertData.of(error);
    assertThat(data).startsWith("0x");
    assertThat(ContractErrors.decode(data)).hasMessageMatching("(?s).+");
  }
}
