package io.cess4j.ai.aggregation.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The unit of trees and disputes: 64 components, each as four bytes, little-endian. The last chunk
 * of a vector is padded with zeros.
 */
public final class Chunks {
  /** Components of a chunk. */
  public static final int COMPONENTS = 64;

  /** Bytes of a chunk. */
  public static final int BYTES = COMPONENTS * Integer.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Chunks() {}

  /** How many chunks hold so many components. */
  public static int count(int components) {
    return (components + COMPONENTS - 1) / COMPONENTS;
  }

  /** How many of a chunk's components belong to the vector and not to the padding. */
  public static int used(int components, int chunk) {
    return Math.min(COMPONENTS, components - chunk * COMPONENTS);
  }

  /**
   * Writes the first {@code count} values and zeros behind them.
   *
   * @param bytes 256 of them
   */
  public static void encode(int[] values, int from, int count, byte[] bytes) {
    write(values, from, count, bytes);
    Arrays.fill(bytes, count * Integer.BYTES, BYTES, (byte) 0);
  }

  static void write(int[] values, int from, int count, byte[] bytes) {
    for (int i = 0; i < count; i++) {
      INT.set(bytes, i * Integer.BYTES, values[from + i]);
    }
  }

  /** Reads {@code count} values from the start of {@code bytes}. */
  static void read(byte[] bytes, int count, int[] values, int from) {
    for (int i = 0; i < count; i++) {
      values[from + i] = (int) INT.get(bytes, i * Integer.BYTES);
    }
  }
}
