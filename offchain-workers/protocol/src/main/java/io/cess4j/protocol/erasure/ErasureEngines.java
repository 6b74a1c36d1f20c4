package io.cess4j.protocol.erasure;

import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.layout.CodeParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chooses and tests the engine at start. */
public final class ErasureEngines {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_ENGINE = "io.cess4j.protocol.erasure.VectorErasureEngine";
  private static final long SELF_TEST_SEED = 0xce55;

  /**
   * The engine to use.
   *
   * @param engine passed its self-test
   * @param message for the operator's log: which engine, and why not a faster one
   */
  public record Selection(ErasureEngine engine, String message) {}

  private ErasureEngines() {}

  /** The plain engine, always there. */
  public static ErasureEngine scalar() {
    return new ScalarErasureEngine();
  }

  /** The vector engine where its module is there and its results are right, else the scalar one. */
  public static Selection select() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return new Selection(
          scalar(),
          "erasure code runs on the scalar engine, some 10 times slower: start java with"
              + " --add-modules "
              + VECTOR_MODULE);
    }
    try {
      ErasureEngine engine = vector();
      selfTest(engine);
      return new Selection(engine, "erasure code runs on engine " + engine.name());
    } catch (ReflectiveOperationException | LinkageError | ErasureException e) {
      return new Selection(
          scalar(), "erasure code runs on the scalar engine: the vector engine failed with " + e);
    }
  }

  static ErasureEngine vector() throws ReflectiveOperationException {
    return (ErasureEngine) Class.forName(VECTOR_ENGINE).getDeclaredConstructor().newInstance();
  }

  /**
   * Compares an engine with the scalar one on random data of odd lengths.
   *
   * @throws ErasureException at the first difference
   */
  static void selfTest(ErasureEngine engine) {
    RandomGenerator random = new SplittableRandom(SELF_TEST_SEED);
    for (CodeParameters code :
        new CodeParameters[] {new CodeParameters(4, 7), new CodeParameters(10, 14)}) {
      byte[][] data = new byte[code.k()][1021];
      for (byte[] shard : data) {
        random.nextBytes(shard);
      }
      byte[][] expected = parity(scalar(), code, data);
      byte[][] actual = parity(engine, code, data);
      if (!Arrays.deepEquals(expected, actual)) {
        throw new ErasureException(
            "engine %s gives other parity than the scalar one at k = %d, n = %d: do not use it"
                .formatted(engine.name(), code.k(), code.n()));
      }
    }
  }

  private static byte[][] parity(ErasureEngine engine, CodeParameters code, byte[][] data) {
    byte[][] parity = new byte[code.parity()][data[0].length];
    new ErasureCoder(code, engine)
        .parity(data, new int[code.k()], parity, new int[code.parity()], data[0].length);
    return parity;
  }
}
