package io.cess4j.tee.web;

import io.cess4j.proofs.podr2.Nu;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.tee.enclave.SlotTag;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of POST /v1/seals: {"descriptor": base64, "signature": hex, "tags": [{"nu": hex,
 * "signature": hex}]}.
 *
 * @param descriptor encoded
 * @param signature 65 bytes
 * @param tags slot by slot
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record SealRequest(byte[] descriptor, byte[] signature, List<SlotTag> tags) {
  private static final int LONGEST = 2 * DescriptorCodec.MAXIMUM_BYTES;
  private static final int MOST_SLOTS = 32;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  SealRequest {
    tags = List.copyOf(tags);
  }

  static SealRequest read(InputStream stream) throws IOException {
    byte[] body = stream.readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      throw malformed("has more than " + LONGEST + " bytes");
    }
    return parse(body);
  }

  static SealRequest parse(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      JsonNode list = root.path("tags");
      if (!list.isArray() || list.size() > MOST_SLOTS) {
        throw malformed("tags is no list of at most " + MOST_SLOTS);
      }
      List<SlotTag> tags = new ArrayList<>(list.size());
      for (JsonNode tag : list) {
        tags.add(new SlotTag(Nu.of(hex(tag, "nu", 16)), ByteString.of(hex(tag, "signature", 65))));
      }
      return new SealRequest(
          Base64.getDecoder().decode(text(root, "descriptor")), hex(root, "signature", 65), tags);
    } catch (JacksonException | IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] hex(JsonNode node, String field, int length) {
    String text = text(node, field);
    byte[] bytes = HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
    if (bytes.length != length) {
      throw malformed(field + " has " + bytes.length + " bytes, expected " + length);
    }
    return bytes;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      throw malformed(field + " is missing or no text");
    }
    return value.asString();
  }

  private static ProblemException malformed(String cause) {
    return ProblemException.of(400, "seal-malformed", "the body " + cause);
  }
}
