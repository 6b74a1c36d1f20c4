package io.cess4j.sdk.keys;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Where a ring is kept. */
interface RingStore {
  RingState read();

  /** One change at a time, whole or not at all. */
  void update(UnaryOperator<RingState> change);

  /** The same ring in another file. */
  void copyTo(Path target);
}
