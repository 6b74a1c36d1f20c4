package io.cess4j.runtime.configuration;

/** A configuration that cannot be used; the message names key, value, source and cure. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
