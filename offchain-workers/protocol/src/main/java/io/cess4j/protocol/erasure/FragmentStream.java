package io.cess4j.protocol.erasure;

import io.cess4j.protocol.encryption.MaskStream;
import io.cess4j.protocol.layout.Sizes;
import java.io.InputStream;
import java.util.Objects;

/** One fragment of a segment, computed a chunk at a time. */
final class FragmentStream extends InputStream {

  private final SegmentFragments fragments;
  private final int slot;
  private final MaskStream mask;
  private final byte[] chunk = new byte[Sizes.CHUNK_BYTES];
  private int start;
  private int at;
  private int end;

  FragmentStream(SegmentFragments fragments, int slot) {
    this.fragments = fragments;
    this.slot = slot;
    this.mask = fragments.mask(slot);
  }

  @Override
  public int read() {
    return fill() ? chunk[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
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

  private boolean fill() {
    if (at < end) {
      return true;
    }
    start += end;
    at = 0;
    end = Math.min(chunk.length, fragments.fragmentBytes() - start);
    if (end <= 0) {
      end = 0;
      return false;
    }
    fragments.copyFragment(slot, start, chunk, end);
    mask.apply(chunk, 0, chunk, 0, end);
    return true;
  }
}
