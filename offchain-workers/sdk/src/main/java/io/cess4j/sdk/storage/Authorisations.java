package io.cess4j.sdk.storage;

import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.chain.typed.UploadPermission;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The header in which a signed permission goes to a gateway. */
final class Authorisations {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Authorisations() {}

  /** Base64 of JSON. */
  static String encode(UploadPermission permission, byte[] signature) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orders", permission.orders());
    json.put("size", permission.size());
    json.put("gateway", permission.gateway().hex());
    switch (permission) {
      case SealedAuthorisation sealed -> json.put("sealed", sealed.sealed().hex());
      case Authorisation clear -> {
        // its sealing key has a header of its own
      }
    }
    json.put("deadline", permission.deadline().getEpochSecond());
    json.put("signature", HexFormat.of().formatHex(signature));
    return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(json));
  }
}
