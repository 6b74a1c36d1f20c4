package io.cess4j.sdk.storage;

/**
 * How to read a file.
 *
 * @param direct from the miners, with no gateway
 * @param progress told of bytes
 */
public record GetOptions(boolean direct, Progress progress) {
  /** Through the gateway, silent. */
  public static GetOptions defaults() {
    return new GetOptions(false, Progress.SILENT);
  }

  public GetOptions directly() {
    return new GetOptions(true, progress);
  }

  public GetOptions with(Progress listener) {
    return new GetOptions(direct, listener);
  }
}
