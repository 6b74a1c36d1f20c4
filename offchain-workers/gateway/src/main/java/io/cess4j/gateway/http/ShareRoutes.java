package io.cess4j.gateway.http;

import io.cess4j.chain.Bytes32;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.gateway.sharing.ShareAnswer;
import io.cess4j.gateway.sharing.ShareProxy;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.proofs.sharing.KeyShare;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /v1/grants} brings a share, {@code POST /v1/reencryptions} asks for its use
 * (docs/formats.md section 10).
 */
public final class ShareRoutes {
  private static final int LONGEST = 4_096;
  private static final int SIGNATURE = 65;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final ShareProxy proxy;

  public ShareRoutes(ShareProxy proxy) {
    this.proxy = proxy;
  }

  /** Both paths. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/v1/grants", this::grant)
        .POST("/v1/reencryptions", this::reencrypt)
        .build();
  }

  private ServerResponse grant(ServerRequest request) throws ServletException, IOException {
    JsonNode body = body(request);
    Bytes32 grant = Bytes32.of(hex(body, "grant", Bytes32.LENGTH));
    proxy.accept(grant, hex(body, "share", KeyShare.SEALED));
    return ServerResponse.ok().body(Map.of("grant", grant.hex()));
  }

  private ServerResponse reencrypt(ServerRequest request) throws ServletException, IOException {
    JsonNode body = body(request);
    Bytes32 grant = Bytes32.of(hex(body, "grant", Bytes32.LENGTH));
    ShareAnswer answer =
        proxy.reencrypt(
            grant,
            hex(body, "capsule", CapsuleHeader.BYTES),
            instant(body),
            hex(body, "signature", SIGNATURE));
    return ServerResponse.ok()
        .body(
            Map.of(
                "grant",
                grant.hex(),
                "reencryption",
                "0x" + HexFormat.of().formatHex(answer.reencryption().toBytes()),
                "signature",
                "0x" + HexFormat.of().formatHex(answer.signature().toBytes())));
  }

  private static JsonNode body(ServerRequest request) throws IOException {
    byte[] bytes = request.servletRequest().getInputStream().readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new RequestMalformed("the body has more than " + LONGEST + " bytes", null);
    }
    return parse(bytes);
  }

  static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new RequestMalformed("the body is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Field by field; what a value holds is never repeated in a message. */
  static byte[] hex(JsonNode body, String field, int length) {
    String text = body.path(field).isString() ? body.path(field).asString() : "";
    try {
      byte[] bytes = HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
      if (bytes.length == length) {
        return bytes;
      }
    } catch (IllegalArgumentException notHex) {
      throw malformed(field, length);
    }
    throw malformed(field, length);
  }

  static Instant instant(JsonNode body) {
    JsonNode deadline = body.path("deadline");
    if (!deadline.isIntegralNumber() || !deadline.canConvertToLong() || deadline.asLong() < 0) {
      throw new RequestMalformed("deadline is no Unix second", null);
    }
    try {
      return Instant.ofEpochSecond(deadline.asLong());
    } catch (DateTimeException e) {
      throw new RequestMalformed("deadline is no Unix second: " + e.getMessage(), e);
    }
  }

  private static RequestMalformed malformed(String field, int length) {
    return new RequestMalformed(field + " must be 0x and " + 2 * length + " hex digits", null);
  }
}
