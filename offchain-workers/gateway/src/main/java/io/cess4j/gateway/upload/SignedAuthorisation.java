package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.gateway.GatewayException.NotAuthorised;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.layout.Sizes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's signed permission to store (docs/formats.md section 8), as it comes in two headers.
 *
 * @param signature 65 bytes, not checked yet
 * @param sealingKey checked to be of the subgroup and not infinity
 */
public record SignedAuthorisation(Authorisation authorisation, byte[] signature, G1 sealingKey) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param header base64 of JSON {@code {"orders", "size", "gateway", "deadline", "signature"}}
   * @param sealingKeyHex 48 bytes compressed G1
   * @throws NotAuthorised without an authorisation
   * @throws RequestMalformed naming what is wrong
   */
  public static SignedAuthorisation parse(@Nullable String header, @Nullable String sealingKeyHex) {
    if (header == null) { // no credentials at all: 401 by RFC 9110 section 15.5.2
      throw new NotAuthorised("the request has no Cess-Authorisation; sign one and send it");
    }
    if (sealingKeyHex == null) {
      throw new RequestMalformed(
          "the request has no Cess-Sealing-Key, to which the file's keys are sealed; send it",
          null);
    }
    try {
      byte[] key = HexFormat.of().parseHex(strip(sealingKeyHex));
      JsonNode json = JSON.readTree(Base64.getDecoder().decode(header));
      Authorisation authorisation =
          new Authorisation(
              orders(json.path("orders")),
              number(json, "size"),
              Address.of(text(json, "gateway")),
              Bytes32.of(Keccak.hash(key)),
              Instant.ofEpochSecond(number(json, "deadline")));
      byte[] signature = HexFormat.of().parseHex(strip(text(json, "signature")));
      G1 point = G1.ofCompressed(key);
      if (point.isInfinity()) {
        throw new RequestMalformed(
            "Cess-Sealing-Key is infinity: nothing sealed to it is secret", null);
      }
      return new SignedAuthorisation(authorisation, signature, point);
    } catch (JacksonException | IllegalArgumentException | DateTimeException | ProofsException e) {
      throw new RequestMalformed(
          "Cess-Authorisation or Cess-Sealing-Key cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Long> orders(JsonNode node) {
    if (!node.isArray() || node.isEmpty() || node.size() > Sizes.MAXIMUM_PARTS) {
      throw new IllegalArgumentException("orders is no list of 1 to " + Sizes.MAXIMUM_PARTS);
    }
    List<Long> orders = new ArrayList<>();
    for (JsonNode order : node) {
      if (!order.isIntegralNumber() || !order.canConvertToLong() || order.asLong() >>> 32 != 0) {
        throw new IllegalArgumentException("order " + order + " is no uint32");
      }
      orders.add(order.asLong());
    }
    return orders;
  }

  private static long number(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw new IllegalArgumentException(field + " is no number from 0");
    }
    return value.asLong();
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value.asString();
  }

  private static String strip(String hex) {
    return hex.startsWith("0x") ? hex.substring(2) : hex;
  }
}
