package io.cess4j.chain.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Signature;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headers of a real Besu network, of rounds 0 and 1, byte for byte. */
class HeaderFieldsTest {
  private static final List<String> NAMES =
      List.of(
          "parentHash",
          "sha3Uncles",
          "miner",
          "stateRoot",
          "transactionsRoot",
          "receiptsRoot",
          "logsBloom",
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "extraData",
          "mixHash",
          "nonce",
          "baseFeePerGas",
          "withdrawalsRoot",
          "blobGasUsed",
          "excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash");
  private static final List<String> QUANTITIES =
      List.of(
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "baseFeePerGas",
          "blobGasUsed",
          "excessBlobGas");

  private final JsonNode vectors = vectors();

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void givesTheHashAndWhatWasSent(int which) {
    JsonNode vector = vectors.get("headers").get(which);
    AuthoredHeader header = new HeaderFields(fields(vector)).header(hash(vector));
    assertThat(header.number()).isEqualTo(vector.get("number").asLong());
    assertThat(header.author()).isEqualTo(Address.of(vector.get("miner").asString()));
    assertThat(HexFormat.of().formatHex(header.sent())).isEqualTo(raw(vector));
    assertThat(Bytes32.of(Hash.sha3(header.hashed()))).isEqualTo(hash(vector));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void sealsSignTheHeaderWithItsRound(int which) {
    JsonNode vector = vectors.get("headers").get(which);
    HeaderFields fields = new HeaderFields(fields(vector));
    byte[] extra = bytes(Objects.requireNonNull(fields(vector).get("extraData")));
    QbftExtra known = QbftExtra.of(extra).orElseThrow();
    assertThat(known.seals()).isEqualTo(vector.get("seals").asInt());
    Bytes32 digest = Bytes32.of(Hash.sha3(fields.encode(known.asSealed())));
    List<Address> sealers = new ArrayList<>();
    for (byte[] seal : seals(extra)) {
      seal[64] += 27;
      sealers.add(Signature.recover(digest, seal).orElseThrow());
    }
    List<Address> validators = new ArrayList<>();
    vectors.get("validators").forEach(one -> validators.add(Address.of(one.asString())));
    assertThat(sealers).doesNotHaveDuplicates().isSubsetOf(validators);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void isReadBackFromWhatWasSent(int which) {
    JsonNode vector = vectors.get("headers").get(which);
    HeaderFields decoded = HeaderFields.decode(bytes(raw(vector)));
    AuthoredHeader header = decoded.header(hash(vector));
    assertThat(HexFormat.of().formatHex(header.sent())).isEqualTo(raw(vector));
    QbftExtra extra = decoded.extra().orElseThrow();
    List<OptionalInt> places = new ArrayList<>();
    vectors
        .get("validators")
        .forEach(one -> places.add(extra.sealOf(Address.of(one.asString()), decoded)));
    assertThat(places.stream().flatMapToInt(OptionalInt::stream))
        .as("each seal is one validator's")
        .hasSize(extra.seals())
        .doesNotHaveDuplicates();
    HeaderFields other = decoded.with("stateRoot", "0x" + "11".repeat(32));
    assertThat(extra.sealOf(Address.of(vectors.get("validators").get(0).asString()), other))
        .as("a seal binds the block")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "c1c0", "c0c0"})
  void otherBytesAreNoHeader(String hex) {
    assertThatThrownBy(() -> HeaderFields.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeySealsAsBesuDoes() {
    JsonNode vector = vectors.get("headers").get(0);
    HeaderFields fields = new HeaderFields(fields(vector));
    byte[] extra = bytes(Objects.requireNonNull(fields(vector).get("extraData")));
    QbftExtra known = QbftExtra.of(extra).orElseThrow();
    Account validator = Account.of(bytes(vectors.get("validatorKey").asString()));
    byte[] own = known.sealedBy(validator, fields);
    byte[] seal = seals(own).getFirst();
    seal[64] += 27;
    assertThat(Signature.recover(Bytes32.of(Hash.sha3(fields.encode(known.asSealed()))), seal))
        .contains(validator.address());
  }

  @Test
  void aFieldOfAnotherForkIsNoticed() {
    JsonNode vector = vectors.get("headers").get(0);
    Map<String, String> fields = fields(vector);
    fields.remove("requestsHash");
    assertThatThrownBy(() -> new HeaderFields(fields).header(hash(vector)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("newer fork");
  }

  @Test
  void extraDataOfOtherEnginesIsLeftAlone() {
    assertThat(QbftExtra.of(new byte[0])).isEmpty();
    assertThat(QbftExtra.of("anvil".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEmpty();
    assertThat(QbftExtra.of(new byte[] {(byte) 0xc0})).isEmpty();
  }

  private static Map<String, String> fields(JsonNode vector) {
    List<RlpType> items =
        ((RlpList) RlpDecoder.decode(bytes(raw(vector))).getValues().getFirst()).getValues();
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String hex = HexFormat.of().formatHex(((RlpString) items.get(i)).getBytes());
      boolean isZero = QUANTITIES.contains(NAMES.get(i)) && hex.isEmpty();
      fields.put(NAMES.get(i), "0x" + (isZero ? "0" : hex));
    }
    return fields;
  }

  private static List<byte[]> seals(byte[] extra) {
    RlpList outer = (RlpList) RlpDecoder.decode(extra).getValues().getFirst();
    return ((RlpList) outer.getValues().get(4))
        .getValues().stream().map(seal -> ((RlpString) seal).getBytes()).toList();
  }

  private static Bytes32 hash(JsonNode vector) {
    return Bytes32.of(vector.get("hash").asString());
  }

  private static String raw(JsonNode vector) {
    return vector.get("raw").asString().replace("0x", "");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace("0x", ""));
  }

  private static JsonNode vectors() {
    try (InputStream in =
        Objects.requireNonNull(HeaderFieldsTest.class.getResourceAsStream("qbft.json"))) {
      return JsonMapper.builder().build().readTree(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
