package io.cess4j.runtime.web;

import io.cess4j.runtime.store.StoreException;
import io.cess4j.transport.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers exceptions with problem documents. What nobody translated is a defect: logged under a
 * number, told as that.
 */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
  private final List<ProblemTranslator> translators;
  private final RandomGenerator random;

  ProblemResolver(List<ProblemTranslator> translators, RandomGenerator random) {
    this.translators = translators;
    this.random = random;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /**
   * @return null where the head of the answer is gone already: the container then breaks the
   *     connection off
   */
  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (response.isCommitted()) {
      LOG.warn(
          "{} {} broke off: {}",
          request.getMethod(),
          request.getRequestURI(),
          exception.toString());
      return null;
    }
    Problem problem = problem(request, exception);
    try {
      response.reset();
      write(response, problem);
    } catch (IOException gone) {
      LOG.debug("the client left before its error: {}", gone.toString());
    }
    return new ModelAndView();
  }

  static void write(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = problem.toJson();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private Problem problem(HttpServletRequest request, Exception exception) {
    if (exception instanceof ProblemException known) {
      return known.problem();
    }
    for (ProblemTranslator translator : translators) {
      Optional<Problem> translated = translator.translate(exception);
      if (translated.isPresent()) {
        return translated.get();
      }
    }
    if (exception instanceof StoreException store) {
      LOG.error("{}", store.getMessage());
      return ProblemException.of(507, "store-failed", String.valueOf(store.getMessage())).problem();
    }
    if (exception instanceof ErrorResponse spring) {
      int status = spring.getStatusCode().value();
      String detail = Optional.ofNullable(spring.getBody().getDetail()).orElse("");
      return ProblemException.of(status, "request-not-understood", detail).problem();
    }
    if (exception instanceof HttpException refused && refused.getCode() < 500) {
      String detail = String.valueOf(exception.getMessage());
      return ProblemException.of(refused.getCode(), "request-not-understood", detail).problem();
    }
    if (exception instanceof EofException || exception instanceof EOFException) {
      return ProblemException.of(
              400, "body-truncated", "the body ended before its Content-Length; send it again")
          .problem();
    }
    if (exception instanceof IOException && exception.getCause() instanceof TimeoutException slow) {
      return ProblemException.of(408, "peer-too-slow", String.valueOf(slow.getMessage())).problem();
    }
    String incident = HexFormat.of().toHexDigits(random.nextInt());
    LOG.error(
        "incident {}: {} {}", incident, request.getMethod(), request.getRequestURI(), exception);
    return ProblemException.of(
            500, "internal-error", "incident %s is in this worker's log".formatted(incident))
        .problem();
  }
}
