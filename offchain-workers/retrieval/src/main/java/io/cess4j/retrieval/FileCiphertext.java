package io.cess4j.retrieval;

import io.cess4j.protocol.encryption.CiphertextReader;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.transport.WorkerClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The ciphertext of a whole file, read from the miners of its deals.
 *
 * <p>Two ways, chosen by what is asked for: {@link #open} streams and restores segment after
 * segment, one ahead of the reader (two segments of 32 MiB and their fragments in memory); {@link
 * #read} fetches single chunks and falls back to restoring the segment. For one reader at a time.
 */
public final class FileCiphertext implements CiphertextReader, AutoCloseable {
  private record Deal(OpenDeal open, SegmentFetcher segments, RangeFetcher ranges) {}

  private record Segment(int deal, int segment) {}

  private final List<Deal> deals = new ArrayList<>();
  private final long size;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Segment kept;
  private @Nullable CompletableFuture<byte[]> keptBytes;
  private @Nullable Segment ahead;
  private @Nullable CompletableFuture<byte[]> aheadBytes;

  /**
   * @param parts the file's deals in order
   */
  public FileCiphertext(List<OpenDeal> parts, ErasureEngine engine, WorkerClient client) {
    this(parts, engine, client, ServedMeter.NONE);
  }

  /**
   * @param parts the file's deals in order
   * @param meter is told what each miner served
   */
  public FileCiphertext(
      List<OpenDeal> parts, ErasureEngine engine, WorkerClient client, ServedMeter meter) {
    for (OpenDeal part : parts) {
      FragmentFetcher fragments = new FragmentFetcher(client, part.descriptor(), meter);
      deals.add(
          new Deal(
              part,
              new SegmentFetcher(part.held(), part.descriptor(), part.maskKey(), engine, fragments),
              new RangeFetcher(part.held(), part.descriptor(), part.maskKey(), fragments)));
    }
    this.size = parts.stream().mapToLong(part -> part.descriptor().layout().size()).sum();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long offset, ByteBuffer target) throws IOException {
    Objects.checkIndex(offset, size);
    Segment at = locate(offset);
    int within = (int) (offset % Sizes.SEGMENT_BYTES);
    if (!at.equals(kept)) {
      Optional<byte[]> few =
          deals.get(at.deal()).ranges().fetch(at.segment(), within, target.remaining());
      if (few.isPresent()) {
        target.put(few.get());
        return few.get().length;
      }
    }
    byte[] segment = segment(at, false);
    int length = Math.min(target.remaining(), segment.length - within);
    target.put(segment, within, length);
    return length;
  }

  /** Bytes {@code from} to {@code until} (exclusive) as a stream. */
  public InputStream open(long from, long until) {
    Objects.checkFromToIndex(from, until, size);
    return new CiphertextStream(this, from, until);
  }

  /** The whole segment that holds the byte at {@code offset}; starts on the next one already. */
  byte[] segmentAt(long offset) throws IOException {
    return segment(locate(offset), true);
  }

  private byte[] segment(Segment wanted, boolean readAhead) throws IOException {
    if (!wanted.equals(kept)) {
      keptBytes = wanted.equals(ahead) && aheadBytes != null ? aheadBytes : start(wanted);
      kept = wanted;
      ahead = null;
      aheadBytes = null;
    }
    CompletableFuture<byte[]> current = Objects.requireNonNull(keptBytes);
    try {
      byte[] bytes = current.get();
      if (readAhead && ahead == null) {
        ahead = after(wanted);
        aheadBytes = ahead == null ? null : start(ahead);
      }
      return bytes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading from miners");
    } catch (ExecutionException e) {
      kept = null;
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  private CompletableFuture<byte[]> start(Segment segment) {
    SegmentFetcher fetcher = deals.get(segment.deal()).segments();
    CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    executor.submit(
        () -> {
          try {
            bytes.complete(fetcher.fetch(segment.segment()));
          } catch (InterruptedException | RuntimeException | Error e) {
            bytes.completeExceptionally(e);
          }
        });
    return bytes;
  }

  /** Deals are full but for the last one, so the place of a byte is arithmetic. */
  private static Segment locate(long offset) {
    return new Segment(
        (int) (offset / Sizes.DEAL_BYTES), (int) (offset % Sizes.DEAL_BYTES / Sizes.SEGMENT_BYTES));
  }

  private @Nullable Segment after(Segment segment) {
    if (segment.segment() + 1 < deals.get(segment.deal()).open().descriptor().layout().segments()) {
      return new Segment(segment.deal(), segment.segment() + 1);
    }
    return segment.deal() + 1 < deals.size() ? new Segment(segment.deal() + 1, 0) : null;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
