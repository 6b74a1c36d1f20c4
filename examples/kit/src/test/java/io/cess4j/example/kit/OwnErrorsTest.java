package io.cess4j.example.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.contracts.errors.ContractErrors;
import io.cess4j.contracts.errors.UnknownRevert;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;

/** A revert of a dApp's own contract, by name and values. */
class OwnErrorsTest {
  private final OwnErrors errors = OwnErrors.of(OwnErrorsTest.class, "Example.abi.json");

  @Test
  void namesErrorAndValues() {
    String address = "0x" + "ab".repeat(20);
    assertThat(explain("OnlyBuyer(uint256,address)", word(7), "0".repeat(24) + "ab".repeat(20)))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.errorName()).isEqualTo("OnlyBuyer"))
        .hasMessage("OnlyBuyer(deed 7, expected %s)".formatted(address));
    assertThat(explain("LimitMissing()")).hasMessage("LimitMissing()");
  }

  @Test
  void whatItDoesNotKnowStaysAsItIs() {
    for (String data :
        List.of(
            "",
            "0x12",
            selector("Strange(uint256)") + word(1),
            selector("ParcelHasDeed(uint256)") + "ff")) {
      UnknownRevert revert = (UnknownRevert) ContractErrors.decode(data);
      assertThat(errors.explain(revert)).as(data).isSameAs(revert);
    }
  }

  @Test
  void anAbiThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> OwnErrors.of(OwnErrorsTest.class, "Missing.abi.json"))
        .isInstanceOf(DappException.class)
        .hasMessageContaining("Missing.abi.json");
  }

  private RuntimeException explain(String signature, String... words) {
    String data = selector(signature) + String.join("", words);
    return errors.explain((UnknownRevert) ContractErrors.decode(data));
  }

  private static String selector(String signature) {
    return Hash.sha3String(signature).substring(0, 10);
  }

  private static String word(int value) {
    return "%064x".formatted(value);
  }
}
