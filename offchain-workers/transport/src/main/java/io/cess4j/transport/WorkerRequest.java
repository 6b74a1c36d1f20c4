package io.cess4j.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a worker.
 *
 * @param path begins with a slash, may carry a query
 * @param body null for none
 */
public record WorkerRequest(
    String method, String path, Map<String, String> headers, @Nullable WorkerBody body) {

  public WorkerRequest {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a request path begins with a slash: " + path);
    }
    headers = Map.copyOf(headers);
  }

  public static WorkerRequest get(String path) {
    return new WorkerRequest("GET", path, Map.of(), null);
  }

  public static WorkerRequest delete(String path) {
    return new WorkerRequest("DELETE", path, Map.of(), null);
  }

  public static WorkerRequest put(String path, WorkerBody body) {
    return new WorkerRequest("PUT", path, Map.of(), body);
  }

  public static WorkerRequest post(String path, WorkerBody body) {
    return new WorkerRequest("POST", path, Map.of(), body);
  }

  public WorkerRequest with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new WorkerRequest(method, path, all, body);
  }

  /**
   * One Range (RFC 9110 section 14): {@code length} bytes from {@code offset}, length at least 1.
   */
  public WorkerRequest range(long offset, long length) {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException("not a range: %d bytes from %d".formatted(length, offset));
    }
    return with("Range", "bytes=%d-%d".formatted(offset, offset + length - 1));
  }
}
