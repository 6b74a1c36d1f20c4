package io.cess4j.gateway.upload;

import org.jspecify.annotations.Nullable;

/** One miner did not do its part; whose fault it is decides who is vetoed. */
final class SlotFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int slot;
  private final boolean workerAtFault;

  SlotFailed(int slot, boolean workerAtFault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.slot = slot;
    this.workerAtFault = workerAtFault;
  }

  int slot() {
    return slot;
  }

  /** The miner says that the TEE worker does not answer. */
  boolean workerAtFault() {
    return workerAtFault;
  }
}
