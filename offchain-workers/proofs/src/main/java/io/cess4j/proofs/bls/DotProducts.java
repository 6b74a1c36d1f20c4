package io.cess4j.proofs.bls;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chooses and tests the engine of tagging once, at its first use. */
final class DotProducts {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_ENGINE = "io.cess4j.proofs.bls.VectorDotProduct";
  private static final long SELF_TEST_SEED = 0xce55;
  private static final int SELF_TEST_SECTORS = 67;
  private static final DotProduct BEST = select();

  private DotProducts() {}

  /** The vector engine where its module and wide vectors are there and it is right. */
  static DotProduct best() {
    return BEST;
  }

  static DotProduct scalar() {
    return new ScalarDotProduct();
  }

  /**
   * @throws ReflectiveOperationException where its module is absent or its vectors are too narrow
   */
  static DotProduct vector() throws ReflectiveOperationException {
    return Class.forName(VECTOR_ENGINE)
        .asSubclass(DotProduct.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static DotProduct select() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return scalar();
    }
    try {
      DotProduct vector = vector();
      return agrees(vector) ? vector : scalar();
    } catch (ReflectiveOperationException | LinkageError unusable) {
      return scalar();
    }
  }

  /** Compares an engine with the scalar one on random data. */
  static boolean agrees(DotProduct engine) {
    RandomGenerator random = new SplittableRandom(SELF_TEST_SEED);
    byte[] bytes = new byte[Sectors.BYTES * SELF_TEST_SECTORS];
    random.nextBytes(bytes);
    Arrays.fill(bytes, 0, 2 * Sectors.BYTES, (byte) 0xff);
    long[] powers = random.longs(4L * SELF_TEST_SECTORS).map(value -> value >>> 1).toArray();
    Sectors sectors = new Sectors();
    sectors.read(bytes, 0, SELF_TEST_SECTORS);
    long[] expected = sum(scalar(), sectors, powers);
    return Arrays.equals(expected, sum(engine, sectors, powers));
  }

  private static long[] sum(DotProduct engine, Sectors sectors, long[] powers) {
    long[] sum = engine.newSum();
    long[] prepared = engine.prepare(powers);
    engine.accumulate(sum, sectors, 0, SELF_TEST_SECTORS, prepared, 0);
    engine.accumulate(sum, sectors, 3, 5, prepared, 1);
    return engine.take(sum);
  }
}
