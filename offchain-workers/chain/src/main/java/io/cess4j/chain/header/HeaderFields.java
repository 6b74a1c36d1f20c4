package io.cess4j.chain.header;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import org.web3j.utils.Numeric;

/**
 * A header's fields as JSON-RPC names them, in the order of the yellow paper and the EIPs that
 * added to it (1559, 4895, 4844, 4788, 7685).
 */
public final class HeaderFields {
  /** How a field is written. */
  private enum Kind {
    BYTES,
    QUANTITY
  }

  private record Field(String name, Kind kind) {}

  private static final String EXTRA_DATA = "extraData";

  private static final List<Field> FIELDS =
      List.of(
          new Field("parentHash", Kind.BYTES),
          new Field("sha3Uncles", Kind.BYTES),
          new Field("miner", Kind.BYTES),
          new Field("stateRoot", Kind.BYTES),
          new Field("transactionsRoot", Kind.BYTES),
          new Field("receiptsRoot", Kind.BYTES),
          new Field("logsBloom", Kind.BYTES),
          new Field("difficulty", Kind.QUANTITY),
          new Field("number", Kind.QUANTITY),
          new Field("gasLimit", Kind.QUANTITY),
          new Field("gasUsed", Kind.QUANTITY),
          new Field("timestamp", Kind.QUANTITY),
          new Field(EXTRA_DATA, Kind.BYTES),
          new Field("mixHash", Kind.BYTES),
          new Field("nonce", Kind.BYTES),
          new Field("baseFeePerGas", Kind.QUANTITY),
          new Field("withdrawalsRoot", Kind.BYTES),
          new Field("blobGasUsed", Kind.QUANTITY),
          new Field("excessBlobGas", Kind.QUANTITY),
          new Field("parentBeaconBlockRoot", Kind.BYTES),
          new Field("requestsHash", Kind.BYTES));

  private final Map<String, Object> fields;

  /**
   * @param fields of an answer to eth_getBlockByNumber; others than a header's are passed over
   */
  public HeaderFields(Map<String, ?> fields) {
    this.fields = Map.copyOf(known(fields));
  }

  /**
   * Of a header as sent.
   *
   * @param rlp a list of its fields; later forks' are refused
   * @throws IllegalArgumentException for other bytes
   */
  public static HeaderFields decode(byte[] rlp) {
    List<RlpType> outer = RlpDecoder.decode(rlp).getValues();
    if (outer.size() != 1
        || !(outer.getFirst() instanceof RlpList list)
        || list.getValues().size() > FIELDS.size()) {
      throw new IllegalArgumentException(
          "a header is an RLP list of at most %d fields".formatted(FIELDS.size()));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < list.getValues().size(); i++) {
      if (!(list.getValues().get(i) instanceof RlpString item)) {
        throw new IllegalArgumentException(FIELDS.get(i).name() + " of a header is no list");
      }
      fields.put(
          FIELDS.get(i).name(),
          FIELDS.get(i).kind() == Kind.QUANTITY
              ? Numeric.encodeQuantity(item.asPositiveBigInteger())
              : Numeric.toHexString(item.getBytes()));
    }
    return new HeaderFields(fields);
  }

  /** The same header with another value of a field, 0x-hex as JSON-RPC gives it. */
  public HeaderFields with(String field, String value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new HeaderFields(changed);
  }

  /** QBFT's extra data; empty where the block is another engine's. */
  public Optional<QbftExtra> extra() {
    return QbftExtra.of(bytes(EXTRA_DATA));
  }

  private static Map<String, Object> known(Map<String, ?> all) {
    Map<String, Object> known = new LinkedHashMap<>();
    for (Field field : FIELDS) {
      Object value = all.get(field.name());
      if (value != null) {
        known.put(field.name(), value);
      }
    }
    return known;
  }

  /**
   * The header.
   *
   * @param expected hash that the node names
   * @throws IllegalArgumentException where the fields do not give it: a fork added some
   */
  public AuthoredHeader header(Bytes32 expected) {
    byte[] extra = bytes(EXTRA_DATA);
    byte[] sent = encode(extra);
    byte[] hashed = QbftExtra.of(extra).map(known -> encode(known.asHashed())).orElse(sent);
    Bytes32 actual = Bytes32.of(Hash.sha3(hashed));
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException(
          "the fields of block %s give the hash %s, not %s: does this node know a newer fork?"
              .formatted(quantity("number"), actual, expected));
    }
    return new AuthoredHeader(
        quantity("number").longValueExact(),
        Address.of(text("miner")),
        Instant.ofEpochSecond(quantity("timestamp").longValueExact()),
        expected,
        hashed,
        sent);
  }

  /** RLP of the header with another extra data. */
  public byte[] encode(byte[] extra) {
    List<RlpType> items = new ArrayList<>();
    for (Field field : FIELDS) {
      if (field.name().equals(EXTRA_DATA)) {
        items.add(RlpString.create(extra));
      } else if (fields.containsKey(field.name())) {
        items.add(
            field.kind() == Kind.QUANTITY
                ? RlpString.create(quantity(field.name()))
                : RlpString.create(bytes(field.name())));
      }
    }
    return RlpEncoder.encode(new RlpList(items));
  }

  private byte[] bytes(String name) {
    byte[] bytes = Numeric.hexStringToByteArray(text(name));
    return Arrays.copyOf(bytes, bytes.length);
  }

  private BigInteger quantity(String name) {
    return Numeric.toBigInt(text(name));
  }

  private String text(String name) {
    @Nullable Object value = fields.get(name);
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a header without " + name);
  }
}
