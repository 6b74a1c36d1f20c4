package io.cess4j.miner.web;

import io.cess4j.runtime.management.ManagementRoute;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code GET /status} on the management port: what peers see at /v1/status, without a certificate.
 */
public final class StatusForOperators implements ManagementRoute {

  private final MinerStatus status;

  /** Tells this. */
  public StatusForOperators(MinerStatus status) {
    this.status = status;
  }

  @Override
  public String path() {
    return "/status";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Answer answer(Map<String, String> query) {
    return new Answer(200, new String(status.json(), StandardCharsets.UTF_8));
  }
}
