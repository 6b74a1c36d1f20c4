package io.cess4j.protocol.erasure;

import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.encryption.FragmentMask;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.MaskStream;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Objects;

/**
 * Restores segments of a deal from any k masked fragments of each. Holds k chunks beside the
 * target. Safe for use by several threads.
 */
public final class SegmentRestorer {

  private final ErasureCoder coder;
  private final DealLayout layout;
  private final MaskKey key;

  public SegmentRestorer(ErasureCoder coder, DealLayout layout, MaskKey key) {
    this.coder = coder;
    this.layout = layout;
    this.key = key;
  }

  /**
   * Writes the segment's ciphertext to {@code target} from index 0.
   *
   * @param sources k fragments by slot, each from its start and verified (see {@code
   *     VerifiedFragmentStream}); a chunk of each is read in turn, so they may be network streams
   * @param target at least the segment's bytes
   * @throws ErasureException for another number of sources than k
   * @throws FragmentMismatchException for a source that ends early
   * @throws IOException where a source fails
   */
  public void restore(int segment, NavigableMap<Integer, InputStream> sources, byte[] target)
      throws IOException {
    Objects.checkFromIndexSize(0, layout.segmentBytes(segment), target.length);
    int[] present = sources.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] missing = missing(present);
    Reconstruction reconstruction = coder.reconstruction(present, missing);
    InputStream[] streams = sources.values().toArray(InputStream[]::new);
    MaskStream[] masks = new MaskStream[present.length];
    for (int i = 0; i < present.length; i++) {
      masks[i] = new FragmentMask(key, present[i]).at(segment, 0);
    }
    byte[][] in = new byte[present.length][Sizes.CHUNK_BYTES];
    byte[][] out = new byte[missing.length][Sizes.CHUNK_BYTES];
    int fragmentBytes = layout.fragmentBytes(segment);
    for (int at = 0; at < fragmentBytes; at += Sizes.CHUNK_BYTES) {
      int length = Math.min(Sizes.CHUNK_BYTES, fragmentBytes - at);
      for (int i = 0; i < present.length; i++) {
        readFully(streams[i], in[i], length, present[i]);
        masks[i].apply(in[i], 0, in[i], 0, length);
        place(segment, present[i], at, in[i], length, target);
      }
      if (missing.length > 0) {
        reconstruction.apply(in, new int[in.length], out, new int[out.length], length);
        for (int i = 0; i < missing.length; i++) {
          place(segment, missing[i], at, out[i], length, target);
        }
      }
    }
  }

  private int[] missing(int[] present) {
    boolean[] there = new boolean[layout.code().n()];
    for (int slot : present) {
      there[layout.code().checkSlot(slot)] = true;
    }
    int[] missing = new int[layout.code().k()];
    int count = 0;
    for (int slot = 0; slot < layout.code().k(); slot++) {
      if (!there[slot]) {
        missing[count++] = slot;
      }
    }
    return Arrays.copyOf(missing, count);
  }

  private static void readFully(InputStream source, byte[] chunk, int length, int slot)
      throws IOException {
    int read = source.readNBytes(chunk, 0, length);
    if (read < length) {
      throw new FragmentMismatchException("length of the last chunk of slot " + slot, length, read);
    }
  }

  private void place(int segment, int slot, int at, byte[] bytes, int length, byte[] target) {
    if (slot >= layout.code().k()) {
      return;
    }
    int stripeBytes = layout.stripeBytes(segment);
    long start = (long) slot * stripeBytes + at;
    long end = Math.min((long) (slot + 1) * stripeBytes, layout.segmentBytes(segment));
    int take = Math.clamp(end - start, 0, length);
    if (take > 0) {
      System.arraycopy(bytes, 0, target, (int) start, take);
    }
  }
}
