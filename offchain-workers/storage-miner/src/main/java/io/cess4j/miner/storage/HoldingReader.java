package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException.DataLost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The fragments of a deal as one run of bytes, in segment order: what tags and proofs are about.
 * Each read opens what it needs; nothing is held. Safe for many threads.
 */
public final class HoldingReader {

  private static final int PIECE = 65_536;

  private final FragmentStore store;
  private final List<Fragment> fragments;
  private final long bytes;

  /** Takes bytes in portions. */
  @FunctionalInterface
  public interface Sink {
    /** The next {@code length} bytes. */
    void update(byte[] bytes, int offset, int length);
  }

  /**
   * Refers to the fragments.
   *
   * @param fragments all of the deal, in segment order
   */
  public HoldingReader(FragmentStore store, List<Fragment> fragments) {
    this.store = store;
    this.fragments = List.copyOf(fragments);
    this.bytes = fragments.stream().mapToLong(Fragment::bytes).sum();
  }

  /** Bytes of the holding. */
  public long bytes() {
    return bytes;
  }

  /** Takes parts of fragments. */
  @FunctionalInterface
  public interface Parts {
    /** Bytes {@code from} to before {@code until} of a fragment. */
    void part(Fragment fragment, long from, long until);
  }

  /** Where {@code length} bytes from {@code offset} on lie, in order; nothing is read. */
  public void locate(long offset, long length, Parts parts) {
    Objects.checkFromIndexSize(offset, length, bytes);
    long start = 0;
    for (Fragment fragment : fragments) {
      long from = Math.max(offset, start);
      long until = Math.min(offset + length, start + fragment.bytes());
      if (from < until) {
        parts.part(fragment, from - start, until - start);
      }
      start += fragment.bytes();
    }
  }

  /**
   * Reads {@code length} bytes from {@code offset} on.
   *
   * @throws DataLost where a file is missing, short or unreadable
   */
  public void read(long offset, long length, Sink sink) {
    byte[] piece = new byte[(int) Math.min(PIECE, length)];
    locate(
        offset,
        length,
        (fragment, from, until) -> readFragment(fragment, from, until - from, piece, sink));
  }

  /** The whole holding as a stream. */
  public InputStream stream() {
    return new HoldingStream();
  }

  private void readFragment(Fragment fragment, long offset, long length, byte[] piece, Sink sink) {
    try (FileChannel channel = store.open(fragment)) {
      long at = offset;
      while (at < offset + length) {
        int want = (int) Math.min(piece.length, offset + length - at);
        int read = channel.read(ByteBuffer.wrap(piece, 0, want), at);
        if (read < 0) {
          throw new DataLost(
              fragment.key().deal(),
              "segment %d ends at %d".formatted(fragment.key().segment(), at));
        }
        sink.update(piece, 0, read);
        at += read;
      }
    } catch (IOException e) {
      throw new DataLost(
          fragment.key().deal(),
          "segment %d cannot be read (%s)".formatted(fragment.key().segment(), e));
    }
  }

  private final class HoldingStream extends InputStream {

    private final List<Fragment> left = new ArrayList<>(fragments);
    private FileChannel channel;

    HoldingStream() {
      channel = store.open(left.removeFirst());
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      while (true) {
        int read = channel.read(ByteBuffer.wrap(target, offset, Math.min(length, PIECE)));
        if (read > 0) {
          return read;
        }
        if (left.isEmpty()) {
          return -1;
        }
        channel.close();
        channel = store.open(left.removeFirst());
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
