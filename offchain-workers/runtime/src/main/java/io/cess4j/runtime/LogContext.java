package io.cess4j.runtime;

import org.slf4j.MDC;

/**
 * Puts ids on every log line of a block, in JSON logs as fields of their own: {@code try (var log =
 * LogContext.of("order", id)) { ... }}.
 */
public final class LogContext implements AutoCloseable {

  private final String key;

  private LogContext(String key) {
    this.key = key;
  }

  /**
   * @param key {@code order}, {@code file}, {@code miner}, {@code upload} or {@code worker}
   */
  public static LogContext of(String key, Object id) {
    MDC.put(key, id.toString());
    return new LogContext(key);
  }

  @Override
  public void close() {
    MDC.remove(key);
  }
}
