package io.cess4j.runtime;

import io.cess4j.transport.TlsKeyHash;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A worker that has started.
 *
 * @param endpoint what peers use and the registry holds
 * @param management base of /health, /ready and /metrics
 * @param tlsKeyHash what the registry holds
 */
public record RunningWorker(
    String role,
    URI endpoint,
    URI management,
    TlsKeyHash tlsKeyHash,
    ConfigurableApplicationContext context)
    implements AutoCloseable {

  /** Finishes requests under way (at most 10 s) and ends. */
  @Override
  public void close() {
    context.close();
  }
}
