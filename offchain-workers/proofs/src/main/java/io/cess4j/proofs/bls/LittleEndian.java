package io.cess4j.proofs.bls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The byte order in which blst reads scalars. */
final class LittleEndian {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static byte[] bytes(long[] limbs, int at) {
    byte[] out = new byte[32];
    for (int i = 0; i < 4; i++) {
      LONG.set(out, 8 * i, limbs[at + i]);
    }
    return out;
  }

  static void limbs(byte[] bytes, long[] out, int at) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (long) LONG.get(bytes, 8 * i);
    }
  }

  static byte[] reversed(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes[bytes.length - 1 - i];
    }
    return out;
  }
}
