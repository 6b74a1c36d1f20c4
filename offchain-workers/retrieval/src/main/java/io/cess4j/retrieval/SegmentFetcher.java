package io.cess4j.retrieval;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.SegmentRestorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Restores segments of one deal from any k of its n miners. */
final class SegmentFetcher {
  private final Descriptor descriptor;
  private final FragmentGatherer fragments;
  private final SegmentRestorer restorer;

  SegmentFetcher(
      HeldDeal deal,
      Descriptor descriptor,
      MaskKey maskKey,
      ErasureEngine engine,
      FragmentFetcher fetcher) {
    this.descriptor = descriptor;
    this.fragments = new FragmentGatherer(deal, descriptor, fetcher);
    this.restorer =
        new SegmentRestorer(
            new ErasureCoder(descriptor.code(), engine), descriptor.layout(), maskKey);
  }

  /**
   * The ciphertext of a segment.
   *
   * @throws RetrievalException.TooFewFragments where fewer than k fragments verify
   */
  byte[] fetch(int segment) throws InterruptedException {
    NavigableMap<Integer, InputStream> sources = new TreeMap<>();
    fragments
        .gather(segment)
        .forEach((slot, fragment) -> sources.put(slot, new ByteArrayInputStream(fragment)));
    byte[] ciphertext = new byte[descriptor.layout().segmentBytes(segment)];
    try {
      restorer.restore(segment, sources, ciphertext);
    } catch (IOException e) {
      throw new IllegalStateException("arrays do not fail", e);
    }
    return ciphertext;
  }
}
