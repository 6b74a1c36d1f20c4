package io.cess4j.proofs.bls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cess4j.proofs.Seeded;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines of tagging agree bit for bit, with each other and with BigInteger. */
class DotProductTest {
  private final RandomGenerator random = Seeded.random();

  private static DotProduct vector() {
    try {
      return DotProducts.vector();
    } catch (ReflectiveOperationException | LinkageError absent) {
      assumeTrue(false, "this machine has no vectors of 512 bits: " + absent);
      throw new IllegalStateException(absent);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 100, 1023, 1024})
  void enginesAgree(int count) {
    DotProduct vector = vector();
    byte[] bytes = Seeded.bytes(random, Sectors.BYTES * count);
    long[] powers = random.longs(4L * count).map(value -> value >>> 1).toArray();

    assertThat(sum(vector, bytes, powers)).isEqualTo(sum(DotProducts.scalar(), bytes, powers));
  }

  @Test
  void theLargestSectorsAndPowersOverflowNothing() {
    DotProduct vector = vector();
    byte[] bytes = new byte[Sectors.BYTES * Sectors.BATCH];
    Arrays.fill(bytes, (byte) 0xff);
    long[] powers = new long[4 * Sectors.BATCH];
    for (int i = 0; i < Sectors.BATCH; i++) {
      System.arraycopy(Limbs.plain(Fr.ORDER.subtract(BigInteger.ONE)), 0, powers, 4 * i, 4);
    }

    BigInteger expected =
        BigInteger.ONE
            .shiftLeft(248)
            .subtract(BigInteger.ONE)
            .multiply(Fr.ORDER.subtract(BigInteger.ONE))
            .multiply(BigInteger.valueOf(Sectors.BATCH));
    assertThat(number(sum(vector, bytes, powers))).isEqualTo(expected);
    assertThat(number(sum(DotProducts.scalar(), bytes, powers))).isEqualTo(expected);
  }

  @Test
  void partsOfABatchMeetThePowersThatTheyName() {
    byte[] bytes = Seeded.bytes(random, Sectors.BYTES * 40);
    long[] powers = random.longs(4L * 90).map(value -> value >>> 1).toArray();
    Sectors sectors = new Sectors();
    sectors.read(bytes, 0, 40);
    for (DotProduct engine : new DotProduct[] {DotProducts.scalar(), vector()}) {
      long[] sum = engine.newSum();
      engine.accumulate(sum, sectors, 7, 33, engine.prepare(powers), 50);

      BigInteger expected = BigInteger.ZERO;
      for (int i = 7; i < 33; i++) {
        BigInteger sector = new BigInteger(1, Arrays.copyOfRange(bytes, 31 * i, 31 * (i + 1)));
        long[] power = Arrays.copyOfRange(powers, 4 * (50 + i - 7), 4 * (51 + i - 7));
        expected = expected.add(sector.multiply(number(power)));
      }
      assertThat(number(engine.take(sum))).as(engine.name()).isEqualTo(expected);
    }
  }

  @Test
  void aWrongEngineWouldBeFoundAtTheStart() {
    assertThat(DotProducts.agrees(DotProducts.scalar())).isTrue();
    assertThat(DotProducts.agrees(vector())).isTrue();
  }

  private static long[] sum(DotProduct engine, byte[] bytes, long[] powers) {
    Sectors sectors = new Sectors();
    sectors.read(bytes, 0, bytes.length / Sectors.BYTES);
    long[] sum = engine.newSum();
    engine.accumulate(sum, sectors, 0, sectors.count(), engine.prepare(powers), 0);
    long[] wide = engine.take(sum);
    assertThat(engine.take(sum)).as("taken, so empty").containsOnly(0);
    return wide;
  }

  private static BigInteger number(long[] limbs) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = limbs.length - 1; i >= 0; i--) {
      sum = sum.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(limbs[i])));
    }
    return sum;
  }
}
