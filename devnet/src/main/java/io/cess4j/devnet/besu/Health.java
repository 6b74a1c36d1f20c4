package io.cess4j.devnet.besu;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.process.NodeRequests;
import java.net.URI;
import java.time.Duration;
import tools.jackson.core.JacksonException;

/** Whether a node answers and how far it is. */
final class Health {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private Health() {}

  /** Number of its newest block, or -1 where it does not answer. */
  static long block(String name, URI rpc) {
    try {
      String number = new NodeRequests(name, rpc).request("eth_blockNumber", "[]").asString();
      return Long.decode(number);
    } catch (DevnetException | JacksonException | NumberFormatException notYet) {
      return -1;
    }
  }

  static void pause(String name) {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevnetException.ProcessFailed(name, "was interrupted at its start", e);
    }
  }
}
