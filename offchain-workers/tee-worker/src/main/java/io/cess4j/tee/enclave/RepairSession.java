package io.cess4j.tee.enclave;

import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.erasure.FragmentRebuilder;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.tee.enclave.EnclaveException.ContentRefused;
import java.util.NavigableMap;

/**
 * Rebuilds fragments of one slot (protocol.md section 5). The mask key never leaves; a fragment
 * does only where it gives the id that the signed descriptor names, so a host that feeds other
 * bytes learns nothing that the slot's miner was not meant to hold. Safe for many threads.
 */
public final class RepairSession {
  private final Descriptor descriptor;
  private final int slot;
  private final FragmentRebuilder rebuilder;

  RepairSession(Descriptor descriptor, int slot, FragmentRebuilder rebuilder) {
    this.descriptor = descriptor;
    this.slot = slot;
    this.rebuilder = rebuilder;
  }

  /** What was checked. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /**
   * @throws ContentRefused where the deal has no such segment
   */
  public void requireSegment(int segment) {
    if (segment < 0 || segment >= descriptor.layout().segments()) {
      throw new ContentRefused(
          "segment %d is none of the %d of deal %d"
              .formatted(segment, descriptor.layout().segments(), descriptor.deal()));
    }
  }

  /**
   * The masked fragment of a segment.
   *
   * @param siblings k masked fragments of other slots, by slot
   * @throws ContentRefused where they do not give the fragment, or there is no such segment
   */
  public byte[] rebuild(int segment, NavigableMap<Integer, byte[]> siblings) {
    requireSegment(segment);
    byte[] fragment;
    try {
      fragment = rebuilder.rebuild(segment, slot, siblings);
    } catch (ErasureException e) {
      throw new ContentRefused(String.valueOf(e.getMessage()));
    }
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(fragment, 0, fragment.length);
    Hash256 expected = descriptor.fragments().id(slot, segment);
    Hash256 actual = hasher.finish().id();
    if (!actual.equals(expected)) {
      throw new ContentRefused(
          "segment %d of slot %d, rebuilt from slots %s, has the id %s, the descriptor says %s: the deal was cut wrongly, or its mask key is another"
              .formatted(segment, slot, siblings.keySet(), actual, expected));
    }
    return fragment;
  }
}
