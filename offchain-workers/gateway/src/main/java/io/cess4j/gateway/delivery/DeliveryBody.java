package io.cess4j.gateway.delivery;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.PayPerRetrieval;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a delivery. What a value holds is never repeated in a message. */
public final class DeliveryBody {
  /** Longest body: 512 records are 32 KiB of hex. */
  public static final int LONGEST = 65_536;

  private static final int SIGNATURE = 65;
  private static final int COMPACT = 64;
  private static final int AMOUNT_BITS = 128;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,39}");
  private static final long LATEST = 253_402_300_799L; // the last second of the year 9999
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DeliveryBody() {}

  /**
   * Reads a body.
   *
   * @throws RequestMalformed names the first field that is wrong
   */
  public static DeliveryRequest parse(byte[] bytes) {
    JsonNode body = tree(bytes);
    return new DeliveryRequest(
        Bytes32.of(hex(body, "grant", Bytes32.LENGTH)),
        ByteString.of(hex(body, "capsule", CapsuleHeader.BYTES)),
        number(body, "certificate", Long.MAX_VALUE),
        Address.of(hex(body, "account", Address.LENGTH)),
        ByteString.of(hex(body, "recipient", G1.COMPRESSED)),
        Instant.ofEpochSecond(number(body, "deadline", LATEST)),
        ByteString.of(hex(body, "signature", SIGNATURE)),
        payment(body.path("payment")));
  }

  private static Payment payment(JsonNode payment) {
    List<RetrievalRecord> records = records(payment);
    long count = number(payment, "count", Long.MAX_VALUE);
    if (count < records.size()) {
      throw new RequestMalformed("count is below the number of records", null);
    }
    return new Payment(
        number(payment, "channel", Long.MAX_VALUE),
        amount(payment),
        count,
        Bytes32.of(hex(payment, "start", Bytes32.LENGTH)),
        records,
        ByteString.of(hex(payment, "voucher", COMPACT)),
        payment.has("accepted")
            ? Optional.of(ByteString.of(hex(payment, "accepted", COMPACT)))
            : Optional.empty());
  }

  private static List<RetrievalRecord> records(JsonNode payment) {
    byte[] bytes = decode(payment.path("records")).orElse(new byte[0]);
    int count = bytes.length / Bytes32.LENGTH;
    if (count == 0 || count > PayPerRetrieval.MOST_RECORDS || bytes.length % Bytes32.LENGTH != 0) {
      throw new RequestMalformed(
          "records must be 0x and the hex digits of 1 to %d records of 32 bytes"
              .formatted(PayPerRetrieval.MOST_RECORDS),
          null);
    }
    try {
      return RetrievalRecord.all(bytes);
    } catch (IllegalArgumentException unknown) {
      throw new RequestMalformed("a record is malformed: " + unknown.getMessage(), unknown);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new RequestMalformed("the body has more than " + LONGEST + " bytes", null);
    }
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new RequestMalformed("the body is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static byte[] hex(JsonNode body, String field, int length) {
    return decode(body.path(field))
        .filter(bytes -> bytes.length == length)
        .orElseThrow(
            () ->
                new RequestMalformed(
                    field + " must be 0x and " + 2 * length + " hex digits", null));
  }

  private static Optional<byte[]> decode(JsonNode value) {
    String text = value.isString() ? value.asString() : "";
    try {
      return Optional.of(HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  private static long number(JsonNode body, String field, long most) {
    JsonNode value = body.path(field);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < 0
        || value.asLong() > most) {
      throw new RequestMalformed(field + " must be a whole number from 0 to " + most, null);
    }
    return value.asLong();
  }

  private static BigInteger amount(JsonNode payment) {
    JsonNode value = payment.path("cumulative");
    String text = value.isString() ? value.asString() : "";
    if (AMOUNT.matcher(text).matches()) {
      BigInteger amount = new BigInteger(text);
      if (amount.bitLength() <= AMOUNT_BITS) {
        return amount;
      }
    }
    throw new RequestMalformed("cumulative must be wei below 2^128, as a decimal string", null);
  }
}
