package io.cess4j.protocol.ids;

import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.layout.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Bytes of a fragment from an untrusted source, released chunk by chunk after verification. Holds
 * one chunk. For one thread.
 */
public final class VerifiedFragmentStream extends InputStream {

  private final InputStream source;
  private final ChunkHashes chunks;
  private final byte[] chunk = new byte[Sizes.CHUNK_BYTES];
  private long left;
  private int next;
  private int at;
  private int end;

  /**
   * @param source the fragment's bytes from the start of chunk {@code firstChunk}
   * @param chunks its chunk hashes, already checked against the id
   * @param fragmentBytes length of the whole fragment
   */
  public VerifiedFragmentStream(
      InputStream source, ChunkHashes chunks, long fragmentBytes, int firstChunk) {
    this.source = source;
    this.chunks = chunks;
    this.left = fragmentBytes - (long) firstChunk * Sizes.CHUNK_BYTES;
    this.next = firstChunk;
  }

  @Override
  public int read() throws IOException {
    return fill() ? chunk[at++] & 0xff : -1;
  }

  /**
   * @throws FragmentMismatchException where a chunk is not what its hash says
   * @throws IOException where the source fails
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int take = Math.min(length, end - at);
    System.arraycopy(chunk, at, target, offset, take);
    at += take;
    return take;
  }

  @Override
  public int available() {
    return end - at;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    if (left <= 0) {
      return false;
    }
    int want = (int) Math.min(left, chunk.length);
    int got = source.readNBytes(chunk, 0, want);
    if (got < want) {
      throw new FragmentMismatchException("length of chunk " + next, want, got);
    }
    chunks.verify(next, chunk, 0, want);
    next++;
    left -= want;
    at = 0;
    end = want;
    return true;
  }
}
