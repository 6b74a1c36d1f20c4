package io.cess4j.tee.web;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Small JSON answers. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ServerResponse ok(Map<String, ?> fields) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(MAPPER.writeValueAsBytes(fields));
  }
}
