package io.cess4j.tee.web;

import io.cess4j.tee.enclave.EnclaveKeys;
import io.cess4j.tee.registration.Registered;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * GET /v1/keys, /v1/srs and /v1/status. The keys are on chain too; what is served here is checked
 * against it by whoever asks.
 */
public final class KeysHandler {
  private final EnclaveKeys keys;
  private final byte[] srs;
  private final Supplier<Registered> self;

  public KeysHandler(EnclaveKeys keys, Supplier<Registered> self) {
    this.keys = keys;
    this.self = self;
    srs = keys.srs().toBytes();
  }

  /** Points as 0x-hex: x, a, srsFirst, vrfKey in EIP-2537, sealKey compressed. */
  public ServerResponse keys(ServerRequest request) {
    Map<String, Object> fields = new LinkedHashMap<>(identity());
    fields.put("x", hex(keys.ti().x().eip2537()));
    fields.put("a", hex(keys.ti().a().eip2537()));
    fields.put("srsFirst", hex(keys.srsFirst().eip2537()));
    fields.put("srsDigest", hex(keys.srsDigest().toBytes()));
    fields.put("blockSectors", keys.srs().blockSectors());
    fields.put("sealKey", hex(keys.sealKey().compressed()));
    fields.put("vrfKey", hex(keys.vrfKey().eip2537()));
    return Json.ok(fields);
  }

  /** 48 bytes a point. The ETag is the digest that the chain holds. */
  public ServerResponse srs(ServerRequest request) {
    String tag = '"' + keys.srsDigest().toHex() + '"';
    if (request.headers().header("If-None-Match").contains(tag)) {
      return ServerResponse.status(304).eTag(tag).build();
    }
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.empty().cachePublic().immutable())
        .eTag(tag)
        .body(srs);
  }

  public ServerResponse status(ServerRequest request) {
    return Json.ok(identity());
  }

  private Map<String, Object> identity() {
    Registered registered = self.get();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("worker", registered.worker());
    fields.put("group", registered.group());
    fields.put("tiKey", registered.tiKey());
    fields.put("signer", keys.signer().hex());
    return fields;
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
