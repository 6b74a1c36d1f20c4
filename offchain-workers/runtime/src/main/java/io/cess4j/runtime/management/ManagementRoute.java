package io.cess4j.runtime.management;

import java.util.Map;

/**
 * A bean of this type answers on the management port, which by default only this machine reaches:
 * for what the operator of a worker asks of it.
 */
public interface ManagementRoute {

  /**
   * What the operator gets.
   *
   * @param status of HTTP
   * @param json body
   */
  record Answer(int status, String json) {}

  /** One word after the slash, e.g. {@code /status}. */
  String path();

  /** GET or POST. */
  String method();

  /**
   * The answer; exceptions become 500 with their message.
   *
   * @param query parameters, the last one of a name counts
   */
  Answer answer(Map<String, String> query) throws InterruptedException;
}
