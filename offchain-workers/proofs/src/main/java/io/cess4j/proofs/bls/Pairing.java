package io.cess4j.proofs.bls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** A product of pairings, compared with one. */
public final class Pairing {
  private static final int TARGET_BYTES = 576;
  private static final MethodHandle MILLER = Native.binary("blst_miller_loop");
  private static final MethodHandle MULTIPLY = Native.binary("blst_fp12_mul");
  private static final MethodHandle FINISH = Native.unary("blst_final_exp");
  private static final MethodHandle IS_ONE = Native.predicate("blst_fp12_is_one");

  private record Pair(G1 left, G2 right) {}

  private final List<Pair> pairs = new ArrayList<>();

  /** Multiplies the product by e(left, right). */
  public Pairing times(G1 left, G2 right) {
    pairs.add(new Pair(left, right));
    return this;
  }

  /** Whether the product is one. An empty product is. */
  public boolean isOne() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment loop = arena.allocate(TARGET_BYTES, 8);
      MemorySegment product = arena.allocate(TARGET_BYTES, 8);
      boolean empty = true;
      for (Pair pair : pairs) {
        if (pair.left.isInfinity() || pair.right.isInfinity()) {
          continue; // e(O, Q) = 1; blst's loop does not define infinity
        }
        MemorySegment right = Curve.G2.loadAffine(arena, pair.right.affine());
        MemorySegment left = Curve.G1.loadAffine(arena, pair.left.affine());
        Native.run(MILLER, empty ? product : loop, right, left);
        if (!empty) {
          Native.run(MULTIPLY, product, product, loop);
        }
        empty = false;
      }
      if (empty) {
        return true;
      }
      Native.run(FINISH, product, product);
      return Native.test(IS_ONE, product);
    }
  }
}
