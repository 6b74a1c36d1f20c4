package io.cess4j.protocol.erasure;

import io.cess4j.protocol.encryption.FragmentMask;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.MaskStream;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The n masked fragments of one segment (ReplEnc of protocol.md section 4), computed on demand.
 *
 * <p>Only the segment's ciphertext is held; a parity fragment costs k products a byte each time it
 * is read, which is far cheaper than memory, and a failed upload simply opens the stream again.
 * Safe for use by several threads; each stream is for one.
 */
public final class SegmentFragments {

  private static final int STRIPE = Sizes.CHUNK_BYTES;

  private final ErasureCoder coder;
  private final DealLayout layout;
  private final int segment;
  private final byte[] ciphertext;
  private final List<FragmentMask> masks;

  /**
   * Refers to {@code ciphertext}, which must not change while the fragments are in use.
   *
   * @param segment number of the segment in the deal
   * @param ciphertext at least the segment's bytes, from index 0
   */
  public SegmentFragments(
      ErasureCoder coder, DealLayout layout, MaskKey key, int segment, byte[] ciphertext) {
    Objects.checkFromIndexSize(0, layout.segmentBytes(segment), ciphertext.length);
    this.coder = coder;
    this.layout = layout;
    this.segment = segment;
    this.ciphertext = ciphertext;
    this.masks = new ArrayList<>(layout.code().n());
    for (int slot = 0; slot < layout.code().n(); slot++) {
      masks.add(new FragmentMask(key, slot));
    }
  }

  /** Bytes of each fragment. */
  public int fragmentBytes() {
    return layout.fragmentBytes(segment);
  }

  /** The masked, padded bytes of a fragment, from the start. */
  public InputStream open(int slot) {
    layout.code().checkSlot(slot);
    return new FragmentStream(this, slot);
  }

  /** Chunk hashes, and with them the ids, of all fragments in slot order, in one pass. */
  public List<ChunkHashes> hash() {
    CodeParameters code = layout.code();
    List<FragmentHasher> hashers = new ArrayList<>();
    List<MaskStream> streams = new ArrayList<>();
    for (int slot = 0; slot < code.n(); slot++) {
      hashers.add(new FragmentHasher());
      streams.add(mask(slot));
    }
    byte[][] stripe = new byte[code.n()][STRIPE];
    byte[][] data = Arrays.copyOf(stripe, code.k());
    byte[][] parity = Arrays.copyOfRange(stripe, code.k(), code.n());
    for (int at = 0; at < fragmentBytes(); at += STRIPE) {
      int length = Math.min(STRIPE, fragmentBytes() - at);
      for (int slot = 0; slot < code.k(); slot++) {
        copyData(slot, at, data[slot], length);
      }
      coder.parity(data, new int[code.k()], parity, new int[code.parity()], length);
      for (int slot = 0; slot < code.n(); slot++) {
        streams.get(slot).apply(stripe[slot], 0, stripe[slot], 0, length);
        hashers.get(slot).update(stripe[slot], 0, length);
      }
    }
    return hashers.stream().map(FragmentHasher::finish).toList();
  }

  MaskStream mask(int slot) {
    return masks.get(slot).at(segment, 0);
  }

  /** Unmasked bytes {@code at} ... of a fragment, zeros where the segment ends. */
  void copyFragment(int slot, int at, byte[] target, int length) {
    int k = layout.code().k();
    if (slot < k) {
      copyData(slot, at, target, length);
      return;
    }
    byte[][] data = new byte[k][length];
    for (int j = 0; j < k; j++) {
      copyData(j, at, data[j], length);
    }
    coder.parityOf(slot, data, new int[k], target, 0, length);
  }

  private void copyData(int slot, int at, byte[] target, int length) {
    int stripeBytes = layout.stripeBytes(segment);
    long start = (long) slot * stripeBytes;
    long end = Math.min(start + stripeBytes, layout.segmentBytes(segment));
    int have = Math.clamp(end - start - at, 0, length);
    if (have > 0) {
      System.arraycopy(ciphertext, (int) start + at, target, 0, have);
    }
    Arrays.fill(target, have, length, (byte) 0);
  }
}
