package io.cess4j.runtime.web;

import java.time.Duration;

/**
 * How much of a worker one peer, and all of them together, may hold.
 *
 * @param patience how long a peer that must send, or take, the next bytes may lag behind the rate;
 *     a request's head has to be there within this
 * @param bytesPerSecond slowest rate on the wire, where a byte in a TLS record of its own counts
 *     for 20 or so; time in which the worker itself is busy does not count
 * @param connections open at a time; more wait until one ends
 */
public record PeerLimits(Duration patience, long bytesPerSecond, int connections) {

  /** A telephone line is enough; 1,000 peers hold less than 100 MiB. */
  public static final PeerLimits DEFAULT = new PeerLimits(Duration.ofSeconds(60), 4_096, 1_000);

  /** Of the management port, which answers its operator and a monitor. */
  public static final PeerLimits MANAGEMENT = new PeerLimits(Duration.ofSeconds(20), 4_096, 64);

  public PeerLimits {
    if (patience.toMillis() < 1 || bytesPerSecond < 1 || connections < 1) {
      throw new IllegalArgumentException("limits must be positive, not " + patience);
    }
  }
}
