package io.cess4j.retrieval;

import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gets masked fragments of one deal, or chunks of them, and believes nothing that does not give the
 * id.
 */
public final class FragmentFetcher {
  private final WorkerClient client;
  private final Descriptor descriptor;
  private final ServedMeter meter;

  /**
   * @param descriptor with the root that the chain holds
   */
  public FragmentFetcher(WorkerClient client, Descriptor descriptor) {
    this(client, descriptor, ServedMeter.NONE);
  }

  /**
   * @param descriptor with the root that the chain holds
   * @param meter is told what came
   */
  public FragmentFetcher(WorkerClient client, Descriptor descriptor, ServedMeter meter) {
    this.client = client;
    this.descriptor = descriptor;
    this.meter = meter;
  }

  /**
   * A whole fragment, masked.
   *
   * @throws IOException where it breaks off
   * @throws io.cess4j.transport.TransportException where the miner does not give it
   * @throws FragmentMismatchException where the bytes are others
   */
  public byte[] whole(Holder holder, int segment) throws IOException {
    byte[] bytes = new byte[descriptor.layout().fragmentBytes(segment)];
    try (WorkerResponse response = peer(holder, WorkerRequest.get(path(segment)))) {
      readFully(response.body(), bytes);
    }
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(bytes, 0, bytes.length);
    Hash256 actual = hasher.finish().id();
    Hash256 expected = descriptor.fragments().id(holder.slot(), segment);
    if (!actual.equals(expected)) {
      throw new FragmentMismatchException(
          "fragment of slot " + holder.slot() + ", segment " + segment, expected, actual);
    }
    meter.served(descriptor.deal(), holder, bytes.length);
    return bytes;
  }

  /** Hashes of all chunks of a fragment, checked against its id. */
  ChunkHashes hashes(Holder holder, int segment) {
    DealLayout layout = descriptor.layout();
    try (WorkerResponse response = peer(holder, WorkerRequest.get(path(segment) + "/chunks"))) {
      byte[] bytes = response.bodyUpTo(layout.fragmentChunks(segment) * Hash256.BYTES);
      return ChunkHashes.parse(bytes, descriptor.fragments().id(holder.slot(), segment));
    }
  }

  /** Chunks {@code first} to {@code last} of a fragment, masked and verified. */
  byte[] chunks(Holder holder, int segment, ChunkHashes hashes, int first, int last)
      throws IOException {
    long from = (long) first * Sizes.CHUNK_BYTES;
    long until =
        Math.min((last + 1L) * Sizes.CHUNK_BYTES, descriptor.layout().fragmentBytes(segment));
    byte[] bytes = new byte[(int) (until - from)];
    try (WorkerResponse response =
        peer(holder, WorkerRequest.get(path(segment)).range(from, bytes.length))) {
      readFully(response.body(), bytes);
    }
    for (int chunk = first, at = 0; chunk <= last; chunk++, at += Sizes.CHUNK_BYTES) {
      hashes.verify(chunk, bytes, at, Math.min(Sizes.CHUNK_BYTES, bytes.length - at));
    }
    meter.served(descriptor.deal(), holder, bytes.length);
    return bytes;
  }

  private WorkerResponse peer(Holder holder, WorkerRequest request) {
    return client.peer(holder.endpoint(), holder.pin()).send(request);
  }

  private String path(int segment) {
    return "/v1/deals/" + descriptor.deal() + "/fragments/" + segment;
  }

  private static void readFully(InputStream in, byte[] target) throws IOException {
    int read = in.readNBytes(target, 0, target.length);
    if (read < target.length) {
      throw new EOFException("sent %d of %d bytes".formatted(read, target.length));
    }
  }
}
