package io.cess4j.retrieval;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.FragmentMask;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.transport.TransportException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a few bytes of a segment from the one miner that holds them as data, chunk by chunk. Where
 * that miner fails the caller restores the whole segment instead.
 */
final class RangeFetcher {
  private record Fragment(int slot, int segment) {}

  private final HeldDeal deal;
  private final Descriptor descriptor;
  private final MaskKey maskKey;
  private final FragmentFetcher fragments;
  private final Map<Fragment, ChunkHashes> hashes = new ConcurrentHashMap<>();

  RangeFetcher(HeldDeal deal, Descriptor descriptor, MaskKey maskKey, FragmentFetcher fragments) {
    this.deal = deal;
    this.descriptor = descriptor;
    this.maskKey = maskKey;
    this.fragments = fragments;
  }

  /**
   * Bytes of a segment's ciphertext from {@code offset} on: at least one, at most {@code length},
   * and none beyond the data fragment that holds the first one.
   *
   * @return empty where the miner does not give them
   */
  Optional<byte[]> fetch(int segment, int offset, int length) {
    DealLayout layout = descriptor.layout();
    int slot = offset / layout.stripeBytes(segment);
    int from = offset % layout.stripeBytes(segment);
    int until = Math.min(from + length, layout.stripeBytes(segment));
    until = Math.min(until, from + layout.segmentBytes(segment) - offset);
    int first = from / Sizes.CHUNK_BYTES;
    int last = (until - 1) / Sizes.CHUNK_BYTES;
    Optional<Holder> found = deal.holder(slot);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Holder holder = found.get();
    try {
      ChunkHashes known =
          hashes.computeIfAbsent(
              new Fragment(slot, segment), fragment -> fragments.hashes(holder, segment));
      byte[] chunks = fragments.chunks(holder, segment, known, first, last);
      byte[] bytes = new byte[until - from];
      new FragmentMask(maskKey, slot)
          .at(segment, from)
          .apply(chunks, from - first * Sizes.CHUNK_BYTES, bytes, 0, bytes.length);
      return Optional.of(bytes);
    } catch (IOException | TransportException | io.cess4j.protocol.ProtocolException e) {
      return Optional.empty();
    }
  }
}
