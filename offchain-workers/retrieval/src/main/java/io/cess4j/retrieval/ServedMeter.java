package io.cess4j.retrieval;

/** Is told what each miner has served, once its bytes have been verified. Safe for many threads. */
@FunctionalInterface
public interface ServedMeter {
  /** For readers that attest nothing. */
  ServedMeter NONE = (deal, holder, bytes) -> {};

  /**
   * A verified fragment, or some chunks of one.
   *
   * @param bytes of fragments, without hashes
   */
  void served(long deal, Holder holder, long bytes);
}
