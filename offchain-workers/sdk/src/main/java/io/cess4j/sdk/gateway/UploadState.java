package io.cess4j.sdk.gateway;

/**
 * Where an upload stands, by the gateway's word.
 *
 * @param step {@code receiving}, {@code storing}, {@code stored} or {@code failed}
 * @param failure why, where it failed
 */
public record UploadState(String step, String failure) {
  public boolean failed() {
    return step.equals("failed");
  }
}
