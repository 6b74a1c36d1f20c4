package io.cess4j.protocol.erasure;

import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.encryption.FragmentMask;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.MaskStream;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import java.util.NavigableMap;

/**
 * Rebuilds one masked fragment of a segment from any k others (protocol.md section 5): masks off,
 * the missing row of the code, mask on. What it gives is right only where its inputs are; whoever
 * calls compares the id. Safe for use by several threads.
 */
public final class FragmentRebuilder {
  private final ErasureCoder coder;
  private final DealLayout layout;
  private final MaskKey key;

  public FragmentRebuilder(ErasureCoder coder, DealLayout layout, MaskKey key) {
    this.coder = coder;
    this.layout = layout;
    this.key = key;
  }

  /**
   * The masked fragment of {@code slot}. Holds k + 1 chunks beside its result.
   *
   * @param siblings k masked fragments of the same segment by slot, without {@code slot} itself
   * @throws ErasureException for another number of siblings than k, or one of another length
   */
  public byte[] rebuild(int segment, int slot, NavigableMap<Integer, byte[]> siblings) {
    int bytes = layout.fragmentBytes(segment);
    siblings.forEach((sibling, fragment) -> check(segment, sibling, fragment));
    int[] present = siblings.keySet().stream().mapToInt(Integer::intValue).toArray();
    byte[][] fragments = siblings.values().toArray(byte[][]::new);
    Reconstruction reconstruction = coder.reconstruction(present, new int[] {slot});
    MaskStream[] masks = new MaskStream[present.length];
    for (int i = 0; i < present.length; i++) {
      masks[i] = new FragmentMask(key, present[i]).at(segment, 0);
    }
    MaskStream mask = new FragmentMask(key, slot).at(segment, 0);
    byte[][] in = new byte[present.length][Sizes.CHUNK_BYTES];
    byte[] rebuilt = new byte[bytes];
    for (int at = 0; at < bytes; at += Sizes.CHUNK_BYTES) {
      int length = Math.min(Sizes.CHUNK_BYTES, bytes - at);
      for (int i = 0; i < present.length; i++) {
        masks[i].apply(fragments[i], at, in[i], 0, length);
      }
      reconstruction.apply(in, new int[in.length], new byte[][] {rebuilt}, new int[] {at}, length);
      mask.apply(rebuilt, at, rebuilt, at, length);
    }
    return rebuilt;
  }

  private void check(int segment, int slot, byte[] fragment) {
    if (fragment.length != layout.fragmentBytes(segment)) {
      throw new ErasureException(
          "the fragment of slot %d has %d bytes, those of segment %d have %d"
              .formatted(slot, fragment.length, segment, layout.fragmentBytes(segment)));
    }
  }
}
