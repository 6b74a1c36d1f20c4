package io.cess4j.protocol.erasure;

import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.layout.CodeParameters;
import java.util.Arrays;

/**
 * Systematic Reed-Solomon code: fragments 0 ... k-1 are the data, k ... n-1 parity, any k of them
 * restore all. Parity equals that of ISA-L's gf_gen_cauchy1_matrix. Works on stripes: the same
 * bytes of every fragment, any number at a time. Safe for use by several threads.
 */
public final class ErasureCoder {

  private final CodeParameters code;
  private final ErasureEngine engine;
  private final byte[][] generator;

  public ErasureCoder(CodeParameters code, ErasureEngine engine) {
    this.code = code;
    this.engine = engine;
    this.generator = Matrix.generator(code);
  }

  /** The code's shape. */
  public CodeParameters code() {
    return code;
  }

  /**
   * Parity of a stripe.
   *
   * @param data k arrays, read from {@code dataOffsets} on
   * @param parity n - k arrays, overwritten from {@code parityOffsets} on
   * @param length bytes of each
   */
  public void parity(
      byte[][] data, int[] dataOffsets, byte[][] parity, int[] parityOffsets, int length) {
    checkCount("data arrays", code.k(), data.length);
    checkCount("parity arrays", code.parity(), parity.length);
    byte[][] rows = Arrays.copyOfRange(generator, code.k(), code.n());
    engine.combine(rows, data, dataOffsets, parity, parityOffsets, length);
  }

  /** Stripe of a single parity fragment from the data. */
  void parityOf(
      int slot, byte[][] data, int[] dataOffsets, byte[] parity, int parityOffset, int length) {
    engine.combine(
        new byte[][] {generator[slot]},
        data,
        dataOffsets,
        new byte[][] {parity},
        new int[] {parityOffset},
        length);
  }

  /**
   * How to compute fragments from others.
   *
   * @param present k distinct slots that are there, in the order in which they will be given
   * @param wanted slots to compute, data or parity
   * @throws ErasureException for fewer or more than k, a repeated slot or one out of range
   */
  public Reconstruction reconstruction(int[] present, int[] wanted) {
    checkCount("present fragments", code.k(), present.length);
    if (Arrays.stream(present).distinct().count() != present.length) {
      throw new ErasureException(
          "slots %s repeat: give %d distinct ones".formatted(Arrays.toString(present), code.k()));
    }
    byte[][] inverse = Matrix.invert(rows(present));
    return new Reconstruction(engine, code.k(), Matrix.multiply(rows(wanted), inverse));
  }

  private byte[][] rows(int[] slots) {
    byte[][] rows = new byte[slots.length][];
    for (int i = 0; i < slots.length; i++) {
      rows[i] = generator[code.checkSlot(slots[i])];
    }
    return rows;
  }

  private void checkCount(String what, int expected, int actual) {
    if (expected != actual) {
      throw new ErasureException(
          "%d %s but the code with k = %d, n = %d takes %d"
              .formatted(actual, what, code.k(), code.n(), expected));
    }
  }
}
