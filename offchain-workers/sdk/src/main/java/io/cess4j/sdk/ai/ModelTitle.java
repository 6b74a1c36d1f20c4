package io.cess4j.sdk.ai;

/**
 * How a model is registered.
 *
 * @param title 1 to 256 bytes
 * @param royalty basis points of the certificate's later sales, to the creator for ever
 * @param share basis points of what the model earns, to each declared parent
 */
public record ModelTitle(String title, int royalty, int share) {
  /** Nothing for anybody. */
  public static ModelTitle of(String title) {
    return new ModelTitle(title, 0, 0);
  }
}
