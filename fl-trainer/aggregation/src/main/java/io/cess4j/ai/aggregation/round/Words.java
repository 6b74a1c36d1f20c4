package io.cess4j.ai.aggregation.round;

import io.cess4j.protocol.Hash256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Words of the EVM: 32 bytes, big-endian, negative ones in two's complement. */
final class Words {
  static final int BYTES = Hash256.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Words() {}

  /** Writes numbers as int256. */
  static void encode(long[] numbers, byte[] words) {
    for (int i = 0; i < numbers.length; i++) {
      int at = i * BYTES;
      long sign = numbers[i] >> 63;
      LONG.set(words, at, sign);
      LONG.set(words, at + 8, sign);
      LONG.set(words, at + 16, sign);
      LONG.set(words, at + 24, numbers[i]);
    }
  }

  static void put(ByteBuffer out, long number) {
    byte[] word = new byte[BYTES];
    encode(new long[] {number}, word);
    out.put(word);
  }
}
