package io.cess4j.beats;

import io.cess4j.protocol.Hash256;

/** Makes the VRF proof of a beat; who holds the key does. */
@FunctionalInterface
public interface BeatProver {
  /**
   * P over {@code IBeats.messageFor(number)}.
   *
   * @param previous the newest beat
   * @return 128 bytes EIP-2537
   */
  byte[] prove(long number, Hash256 previous);
}
