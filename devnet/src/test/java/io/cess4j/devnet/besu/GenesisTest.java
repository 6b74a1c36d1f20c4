package io.cess4j.devnet.besu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class GenesisTest {
  private static final Address GOVERNOR = Address.of("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266");
  private static final Address LOW = Address.of("0x37836ca1342c9f49e72cda265404fa5d58ef2a5d");
  private static final Address HIGH = Address.of("0xa7389422839191289f5ce5728d6af5588525e54d");

  private static GenesisValidators validators(Address... validators) {
    return new GenesisValidators(GOVERNOR, List.of(validators), "0x5f5ff3");
  }

  private static JsonNode genesis(Duration blockPeriod) {
    return new ObjectMapper()
        .readTree(new Genesis(4_002, blockPeriod, validators(HIGH, LOW), List.of(GOVERNOR)).json());
  }

  /** What a real network of Besu 26.8 ran with, block for block. */
  @Test
  void aContractNamesTheValidatorsFromTheFirstBlockOn() {
    JsonNode root = genesis(Duration.ofSeconds(1));
    JsonNode config = root.get("config");
    assertThat(config.get("chainId").asLong()).isEqualTo(4_002);
    assertThat(config.get("londonBlock").asLong(-1)).isZero();
    assertThat(config.get("osakaTime").asLong(-1)).isZero();
    assertThat(config.get("zeroBaseFee").asBoolean()).isTrue();
    assertThat(config.get("qbft").get("validatorcontractaddress").asString())
        .isEqualTo("0x0000000000000000000000000000000000000c55");
    assertThat(config.get("qbft").get("blockperiodseconds").asInt()).isEqualTo(1);
    assertThat(config.get("qbft").get("requesttimeoutseconds").asInt()).isEqualTo(2);
    assertThat(config.get("qbft").has("xblockperiodmilliseconds")).isFalse();
    assertThat(root.get("mixHash").asString())
        .isEqualTo("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");
    assertThat(root.get("extraData").asString())
        .isEqualTo(
            "0xe5a00000000000000000000000000000000000000000000000000000000000000000c0c080c0");
  }

  @Test
  void theContractsStorageNamesItsBootstrapperAndTheListInOrder() {
    JsonNode alloc = genesis(Duration.ofSeconds(1)).get("alloc");
    JsonNode contract = alloc.get("0x0000000000000000000000000000000000000c55");
    assertThat(contract.get("code").asString()).isEqualTo("0x5f5ff3");
    assertThat(contract.get("storage").get("0x" + "0".repeat(64)).asString())
        .isEqualTo("0x000000000000000000000000f39fd6e51aad88f6f4ce6ab8827279cfffb92266");
    assertThat(contract.get("storage").get("0x" + "0".repeat(63) + "1").asString())
        .isEqualTo("0x0000000000000000000000000000000000000000000000000000000000000c56");
    assertThat(alloc.get("0x0000000000000000000000000000000000000c56").get("code").asString())
        .isEqualTo(
            "0x0037836ca1342c9f49e72cda265404fa5d58ef2a5da7389422839191289f5ce5728d6af5588525e54d");
    assertThat(alloc.get(GOVERNOR.hex()).get("balance").asString())
        .isEqualTo("0x21e19e0c9bab2400000");
  }

  @Test
  void blocksMayComeSeveralASecondOrSlowly() {
    JsonNode quick = genesis(Duration.ofMillis(250)).get("config").get("qbft");
    assertThat(quick.get("xblockperiodmilliseconds").asInt()).isEqualTo(250);
    assertThat(quick.get("blockperiodseconds").asInt()).isEqualTo(1);
    JsonNode slow = genesis(Duration.ofSeconds(5)).get("config").get("qbft");
    assertThat(slow.get("blockperiodseconds").asInt()).isEqualTo(5);
    assertThat(slow.get("requesttimeoutseconds").asInt()).isEqualTo(10);
  }

  /** Besu counts a validator that is named twice twice, and waits for its second seal. */
  @Test
  void aListNamesNobodyTwiceAndSomebody() {
    assertThatThrownBy(() -> validators(LOW, HIGH, LOW)).hasMessageContaining("once");
    assertThatThrownBy(GenesisTest::validators).hasMessageContaining("at least one");
  }
}
