package io.cess4j.proofs.bls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A batch of sectors as plain limbs. A sector is 31 bytes, a big-endian integer below 2^248 and so
 * always below r (docs/formats.md section 1).
 */
public final class Sectors {
  /** Bytes of a sector. */
  public static final int BYTES = 31;

  /** Sectors a batch holds at most: 32 KiB of limbs stay in the first-level cache. */
  public static final int BATCH = 1024;

  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Four a sector; vectors of eight may read past the last sector. */
  final long[] limbs = new long[4 * BATCH + 4];

  private int count;

  /** Replaces the batch by `sectors` sectors at `offset`. */
  public void read(byte[] bytes, int offset, int sectors) {
    if (sectors > BATCH) {
      throw new IllegalArgumentException("a batch holds " + BATCH + " sectors, not " + sectors);
    }
    count = sectors;
    for (int i = 0; i < sectors; i++) {
      int at = offset + BYTES * i;
      limbs[4 * i] = (long) BIG.get(bytes, at + 23);
      limbs[4 * i + 1] = (long) BIG.get(bytes, at + 15);
      limbs[4 * i + 2] = (long) BIG.get(bytes, at + 7);
      // The top limb has seven bytes; the eighth read is the first byte of the next limb.
      limbs[4 * i + 3] = (long) BIG.get(bytes, at) >>> 8;
    }
  }

  /** How many sectors the batch has now. */
  public int count() {
    return count;
  }
}
