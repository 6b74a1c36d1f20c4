package io.cess4j.gateway.upload;

import io.cess4j.chain.ChainException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chain that does not answer costs an upload time, and nothing else: its money is locked and its
 * bytes are here, so giving up would help nobody.
 */
final class ChainPatience {
  private static final Logger LOG = LoggerFactory.getLogger(ChainPatience.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private ChainPatience() {}

  /** Something that asks the chain and may be done again. */
  interface Step<T> {
    T take() throws InterruptedException;
  }

  /** The step's result, once the chain answers. */
  static <T> T of(Step<T> step) throws InterruptedException {
    while (true) {
      try {
        return step.take();
      } catch (ChainException.Unreachable | ChainException.TransactionPending away) {
        LOG.warn("waiting for the chain: {}", away.getMessage());
        Thread.sleep(PAUSE);
      }
    }
  }
}
