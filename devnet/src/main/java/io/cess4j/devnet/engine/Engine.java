package io.cess4j.devnet.engine;

import java.util.Arrays;
import java.util.Locale;

/** What the operator asks for. */
public enum Engine {
  /** Besu where one is installed, else anvil. */
  AUTO,

  /** A QBFT network of Besu nodes. */
  BESU,

  /** A single anvil. */
  ANVIL;

  /** System property that says which, for programs that have no option for it. */
  public static final String PROPERTY = "cess.engine";

  /** By {@link #PROPERTY}; {@link #AUTO} where that is not set. */
  public static Engine wanted() {
    String name = System.getProperty(PROPERTY, "");
    return name.isBlank() ? AUTO : of(name);
  }

  /**
   * By name, in any case.
   *
   * @throws IllegalArgumentException for any other name
   */
  public static Engine of(String name) {
    return Arrays.stream(values())
        .filter(engine -> engine.label().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no engine '%s': it is one of auto, besu, anvil".formatted(name)));
  }

  /** {@code besu}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
