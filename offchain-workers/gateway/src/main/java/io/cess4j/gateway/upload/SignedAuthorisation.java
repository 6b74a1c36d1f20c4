package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.chain.typed.UploadPermission;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client's signed permission to store (docs/formats.md section 8), as it comes in the headers.
 *
 * @param permission what it is for: a file in the clear, or one that the client has sealed
 * @param signature 65 bytes, not checked yet
 * @param sealingKey checked to be of the subgroup and not infinity; empty for a sealed file, which
 *     brings its own
 */
public record SignedAuthorisation(
    UploadPermission permission, byte[] signature, Optional<G1> sealingKey) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param header base64 of JSON {@code {"orders", "size", "gateway", "deadline", "signature"}},
   *     with {@code "sealed"} for a sealed file
   * @param sealingKeyHex 48 bytes compressed G1; null for a sealed file
   * @throws NotAuthorised without an authorisation
   * @throws RequestMalformed naming what is wrong
   */
  public static SignedAuthorisation parse(@Nullable String header, @Nullable String sealingKeyHex) {
    if (header == null) { // no credentials at all: 401 by RFC 9110 section 15.5.2
      throw new NotAuthorised("the request has no Cess-Authorisation; sign one and send it");
    }
    try {
      JsonNode json = JSON.readTree(Base64.getDecoder().decode(header));
      byte[] signature = HexFormat.of().parseHex(strip(text(json, "signature")));
      return json.has("sealed")
          ? new SignedAuthorisation(sealed(json, sealingKeyHex), signature, Optional.empty())
          : clear(json, sealingKeyHex, signature);
    } catch (JacksonException | IllegalArgumentException | DateTimeException | ProofsException e) {
      throw new RequestMalformed(
          "Cess-Authorisation or Cess-Sealing-Key cannot be read: " + e.getMessage(), e);
    }
  }

  private static SealedAuthorisation sealed(JsonNode json, @Nullable String sealingKeyHex) {
    if (sealingKeyHex != null) {
      throw new RequestMalformed(
          "a sealed upload brings its sealing key in its sealed part; leave Cess-Sealing-Key out",
          null);
    }
    return new SealedAuthorisation(
        orders(json.path("orders")),
        number(json, "size"),
        Address.of(text(json, "gateway")),
        Bytes32.of(HexFormat.of().parseHex(strip(text(json, "sealed")))),
        Instant.ofEpochSecond(number(json, "deadline")));
  }

  private static SignedAuthorisation clear(
      JsonNode json, @Nullable String sealingKeyHex, byte[] signature) {
    if (sealingKeyHex == null) {
      throw new RequestMalformed(
          "the request has no Cess-Sealing-Key, to which the file's keys are sealed; send it",
          null);
    }
    byte[] key = HexFormat.of().parseHex(strip(sealingKeyHex));
    Authorisation authorisation =
        new Authorisation(
            orders(json.path("orders")),
            number(json, "size"),
            Address.of(text(json, "gateway")),
            Bytes32.of(Keccak.hash(key)),
            Instant.ofEpochSecond(number(json, "deadline")));
    G1 point = G1.ofCompressed(key);
    if (point.isInfinity()) {
      throw new RequestMalformed(
          "Cess-Sealing-Key is infinity: nothing sealed to it is secret", null);
    }
    return new SignedAuthorisation(authorisation, signature, Optional.of(point));
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
