package io.cess4j.gateway.http;

import io.cess4j.gateway.read.Delivery;
import io.cess4j.gateway.read.StoredFiles;
import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.NameCipher;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.transport.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET} and {@code HEAD /v1/files/{fid}}: ciphertext, or plaintext where the data key is at
 * hand.
 */
final class GetFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");
  private static final String BYTES = "application/octet-stream";
  private final StoredFiles files;
  private final Delivery delivery;

  GetFile(StoredFiles files, Delivery delivery) {
    this.files = files;
    this.delivery = delivery;
  }

  ServerResponse handle(ServerRequest request) {
    HeldFile file = files.find(Fids.of(request));
    HttpServletRequest servlet = request.servletRequest();
    ReaderKeys keys = ReaderKeys.of(servlet, file);
    keys.data().ifPresent(key -> check(key, file));
    long size =
        keys.data().isPresent() ? file.first().entry().plaintextLength() : file.ciphertextBytes();
    Optional<ByteRange> range = ByteRange.parse(servlet.getHeader("Range"), size);
    if (range.isEmpty()) {
      return outOfRange(size);
    }
    return ServerResponse.ok()
        .build(
            (ignored, response) -> {
              head(response, file, keys, range.get(), size);
              if (!"HEAD".equals(servlet.getMethod())) {
                send(file, keys, range.get(), response);
              }
              return null;
            });
  }

  private static ServerResponse outOfRange(long size) {
    Problem problem =
        new Problem(
            "range-not-satisfiable",
            "Range not satisfiable",
            "the range starts behind the last of %d bytes".formatted(size),
            416);
    return ServerResponse.status(problem.status())
        .header("Content-Range", "bytes */" + size)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toJson());
  }

  private static void check(DataKey key, HeldFile file) {
    try {
      KeyCommitment.check(key, file.first().entry().keyCommitment());
    } catch (CiphertextRejectedException e) {
      throw ProblemException.of(403, "data-key-wrong", "Cess-Data-Key is not the key of this file");
    }
  }

  private void send(HeldFile file, ReaderKeys keys, ByteRange range, HttpServletResponse response)
      throws IOException {
    if (keys.data().isPresent()) {
      delivery.plaintext(
          file,
          keys.masks(),
          keys.data().get(),
          range.from(),
          range.until(),
          response.getOutputStream());
    } else {
      delivery.ciphertext(
          file, keys.masks(), range.from(), range.until(), response.getOutputStream());
    }
  }

  private static void head(
      HttpServletResponse response, HeldFile file, ReaderKeys keys, ByteRange range, long size) {
    response.setStatus(range.partial() ? 206 : 200);
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("ETag", '"' + file.fid() + (keys.data().isPresent() ? "-plain" : "") + '"');
    response.setHeader("Content-Security-Policy", "sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLengthLong(range.length());
    if (range.partial()) {
      response.setHeader("Content-Range", range.contentRange(size));
    }
    JsonNode label = keys.data().map(key -> label(key, file)).orElseGet(JSON::createObjectNode);
    String type = label.path("type").asString(BYTES);
    response.setContentType(MEDIA_TYPE.matcher(type).matches() ? type : BYTES);
    String name = label.path("name").asString("");
    if (!name.isEmpty()) {
      response.setHeader(
          "Content-Disposition",
          "attachment; filename*=UTF-8''"
              + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }
  }

  private static JsonNode label(DataKey key, HeldFile file) {
    try {
      return JSON.readTree(new NameCipher(key).decrypt(file.first().entry().encryptedName()));
    } catch (CiphertextRejectedException | JacksonException unreadable) {
      return JSON.createObjectNode();
    }
  }
}
