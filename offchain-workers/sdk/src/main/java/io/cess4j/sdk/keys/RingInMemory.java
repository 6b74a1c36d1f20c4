package io.cess4j.sdk.keys;

import io.cess4j.sdk.CessException.KeyRingUnusable;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A ring that ends with its process. */
final class RingInMemory implements RingStore {
  private RingState state = RingState.EMPTY;

  @Override
  public synchronized RingState read() {
    return state;
  }

  @Override
  public synchronized void update(UnaryOperator<RingState> change) {
    state = change.apply(state);
  }

  @Override
  public void copyTo(Path target) {
    throw new KeyRingUnusable(null, "a ring in memory is not written anywhere", null);
  }
}
