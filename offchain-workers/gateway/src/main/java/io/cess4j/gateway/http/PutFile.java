package io.cess4j.gateway.http;

import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.gateway.GatewayException.StoringFailed;
import io.cess4j.gateway.upload.Admission;
import io.cess4j.gateway.upload.FileLabel;
import io.cess4j.gateway.upload.SignedAuthorisation;
import io.cess4j.gateway.upload.Upload;
import io.cess4j.gateway.upload.UploadBody;
import io.cess4j.gateway.upload.Uploads;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.web.LazyBody;
import io.cess4j.runtime.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code PUT /v1/files} and {@code GET /v1/uploads/{id}}. */
final class PutFile {
  private final Admission admission;
  private final Uploads uploads;
  private final long maximumBytes;

  PutFile(Admission admission, Uploads uploads, long maximumBytes) {
    this.admission = admission;
    this.uploads = uploads;
    this.maximumBytes = maximumBytes;
  }

  ServerResponse put(ServerRequest request) throws IOException, InterruptedException {
    HttpServletRequest servlet = request.servletRequest();
    long length = length(servlet);
    SignedAuthorisation signed =
        SignedAuthorisation.parse(
            servlet.getHeader("Cess-Authorisation"), servlet.getHeader("Cess-Sealing-Key"));
    UploadBody body = body(request, servlet, signed, length);
    Uploads.Accepted accepted = uploads.receive(admission.admit(signed, length), body);
    if (prefersAsync(servlet.getHeader("Prefer"))) {
      return ServerResponse.accepted()
          .location(URI.create("/v1/uploads/" + accepted.id()))
          .body(UploadView.of(uploads.find(accepted.id())));
    }
    return created(await(accepted));
  }

  private static Upload await(Uploads.Accepted accepted) throws InterruptedException {
    try {
      return accepted.end().get();
    } catch (ExecutionException e) {
      throw new StoringFailed(String.valueOf(e.getMessage()), e);
    }
  }

  private static ServerResponse created(Upload upload) {
    if (upload.state() != Upload.State.STORED) {
      String why = upload.failure().isEmpty() ? "the gateway is ending" : upload.failure();
      throw new StoringFailed(why, null);
    }
    return ServerResponse.status(HttpStatus.CREATED)
        .location(URI.create("/v1/files/" + upload.fid()))
        .body(UploadView.of(upload));
  }

  ServerResponse status(ServerRequest request) {
    return ServerResponse.ok().body(UploadView.of(uploads.find(request.pathVariable("id"))));
  }

  private long length(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      throw ProblemException.of(
          411,
          "length-required",
          "the request has no Content-Length; the order pays for a known size");
    }
    if (length > maximumBytes) {
      throw ProblemException.of(
          413,
          "file-too-long",
          "%d bytes; this gateway takes at most %d".formatted(length, maximumBytes));
    }
    return length;
  }

  private static UploadBody body(
      ServerRequest request, HttpServletRequest servlet, SignedAuthorisation signed, long length) {
    LazyBody stream = new LazyBody(servlet);
    return switch (signed.permission()) {
      case Authorisation clear ->
          new UploadBody.Clear(label(request, servlet), signed.sealingKey().orElseThrow(), stream);
      case SealedAuthorisation sealed -> {
        refuseWhatTellsOfIt(request, servlet);
        yield new UploadBody.Sealed(Hash256.of(sealed.sealed().bytes()), length, stream);
      }
    };
  }

  /** A client that seals a file and names it all the same has a defect that nobody would see. */
  private static void refuseWhatTellsOfIt(ServerRequest request, HttpServletRequest servlet) {
    if (request.param("name").isPresent()
        || servlet.getHeader("Cess-Keywords") != null
        || servlet.getHeader("Cess-Public") != null) {
      throw new RequestMalformed(
          "a sealed upload has name and keywords in its sealed part and is never public; leave name=, Cess-Keywords and Cess-Public out",
          null);
    }
  }

  private static FileLabel label(ServerRequest request, HttpServletRequest servlet) {
    String name =
        request
            .param("name")
            .orElseThrow(() -> new RequestMalformed("the query lacks name=", null));
    String type = Optional.ofNullable(servlet.getContentType()).orElse("application/octet-stream");
    return new FileLabel(
        name,
        type,
        keywords(servlet.getHeader("Cess-Keywords")),
        "true".equals(servlet.getHeader("Cess-Public")));
  }

  static List<String> keywords(@Nullable String header) {
    if (header == null) {
      return List.of();
    }
    try {
      return Arrays.stream(URLDecoder.decode(header, StandardCharsets.UTF_8).split(","))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .toList();
    } catch (IllegalArgumentException e) {
      throw new RequestMalformed("Cess-Keywords is not percent-encoded: " + e.getMessage(), e);
    }
  }

  private static boolean prefersAsync(@Nullable String header) {
    return header != null && header.contains("respond-async");
  }
}
