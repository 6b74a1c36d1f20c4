package io.cess4j.runtime.management;

import java.util.Optional;

/**
 * A bean of this type has a say in whether the worker can do its duty now. Must answer within a
 * second.
 */
public interface ReadinessCheck {

  /** One word, e.g. {@code chain}. */
  String name();

  /** Empty when all is well, otherwise what is wrong and what to do. */
  Optional<String> trouble();
}
