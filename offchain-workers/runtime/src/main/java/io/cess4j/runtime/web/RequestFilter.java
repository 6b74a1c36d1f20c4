package io.cess4j.runtime.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times each request by its pattern (never by its path: that would make a series a file), clears
 * the log context, and refuses methods that no worker has: a servlet answers TRACE with the
 * request's own headers, and keys are among them.
 */
final class RequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** A client may invent methods; each would be a series. */
  private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "DELETE");

  private final transient MeterRegistry metrics;

  RequestFilter(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Timer.Sample sample = Timer.start(metrics);
    try {
      if (METHODS.contains(request.getMethod())) {
        chain.doFilter(request, response);
      } else {
        response.setHeader("Allow", String.join(", ", METHODS));
        ProblemResolver.write(
            response,
            ProblemException.of(405, "method-unknown", "no worker has this method; see Allow")
                .problem());
      }
    } finally {
      MDC.clear();
      Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      sample.stop(
          metrics.timer(
              "http.server.requests",
              "method",
              METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
              "uri",
              pattern == null ? "none" : pattern.toString(),
              "status",
              Integer.toString(response.getStatus())));
    }
  }
}
