package io.cess4j.fingerprint.text;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * 64 bits for a term and for terms in a row. Not secret and not collision-proof: a code's input.
 */
final class TermHash {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private TermHash() {}

  static long of(String term) {
    return MurmurHash3.hash128x64(term.getBytes(StandardCharsets.UTF_8))[0];
  }

  /** Of two terms in this order. */
  static long of(long first, long second) {
    return mix(mix(first) + second);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
