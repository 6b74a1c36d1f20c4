package io.cess4j.runtime.web;

import io.cess4j.transport.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before any handler sees it, as problem documents like everything else. */
final class ProblemPages extends ErrorHandler {

  /** Jetty writes pages for GET, HEAD and POST only. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String meaning = HttpStatus.getMessage(code);
    String detail =
        code < HttpStatus.INTERNAL_SERVER_ERROR_500 && message != null
            ? "%s: %s; send a request of RFC 9112".formatted(meaning, message)
            : meaning;
    Problem problem = ProblemException.of(code, "request-not-understood", detail).problem();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(problem.toJson()), callback);
  }
}
