package io.cess4j.protocol.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.protocol.ErasureException;
import io.cess4j.protocol.ValueOutOfRangeException;
import io.cess4j.protocol.ids.Sha256;
import io.cess4j.protocol.layout.CodeParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ErasureCoderTest {

  static Stream<ErasureEngine> engines() throws ReflectiveOperationException {
    return Stream.of(ErasureEngines.scalar(), ErasureEngines.vector());
  }

  @Test
  void shouldRefuseWhatTheCodeDoesNotTake() {
    ErasureCoder coder = new ErasureCoder(new CodeParameters(3, 5), ErasureEngines.scalar());
    assertThatThrownBy(() -> coder.reconstruction(new int[] {0, 1}, new int[] {2}))
        .isInstanceOf(ErasureException.class)
        .hasMessageContaining("2 present fragments");
    assertThatThrownBy(() -> coder.reconstruction(new int[] {0, 1, 1}, new int[] {2}))
        .isInstanceOf(ErasureException.class)
        .hasMessageContaining("repeat");
    assertThatThrownBy(() -> coder.reconstruction(new int[] {0, 1, 5}, new int[] {2}))
        .isInstanceOf(ValueOutOfRangeException.class);
    assertThatThrownBy(
            () -> coder.parity(new byte[2][1], new int[2], new byte[2][1], new int[2], 1))
        .isInstanceOf(ErasureException.class);
  }

  /** From libisal 2.30, gf_gen_cauchy1_matrix and ec_encode_data_base. */
  @ParameterizedTest(name = "k={0} n={1}")
  @CsvSource({
    "2, 3, 72defe29eba4f906a6bf5cec0891d66ecb607fee22c2336d13273d73dc8de7cc",
    "2, 32, 3479164709707a6aacb7ea6b479ee4fdb5a50fc7d82098d2b2d4a674047e59c8",
    "4, 6, 6a0bfa99738c335c5c18f1d9eb66cb272902c1d1cab230799a92c211fc713246",
    "4, 12, 1593de3ad963fd71b5563b420b8bee2eb107ae67096eaff6183a6d6af2a87efb",
    "10, 14, dad8d60c610de1c0c709873c718f50cbcd242ace74b58268df0108c74ce9a534",
    "16, 32, 578587b7f11d8a4233a01d8c6d11043399793a185ce127b1458de04f0e02f8bb",
    "31, 32, a0a0ccdebb70efd483e06fdf3e0cdd91b2acd9fc09889820f9ce5e2719a6abbf",
  })
  void shouldGiveTheParityOfIsaL(int k, int n, String expected)
      throws ReflectiveOperationException {
    byte[][] data = new byte[k][1000];
    for (int j = 0; j < k; j++) {
      for (int x = 0; x < 1000; x++) {
        data[j][x] = (byte) (j * 131 + x * 7 + (x >> 8) * 13);
      }
    }
    for (ErasureEngine engine : engines().toList()) {
      byte[][] parity = new byte[n - k][1000];
      new ErasureCoder(new CodeParameters(k, n), engine)
          .parity(data, new int[k], parity, new int[n - k], 1000);
      assertThat(Sha256.hash(parity).toHex()).as(engine.name()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void shouldRestoreFromAnyKOfN(ErasureEngine engine) {
    long seed = 0x11d;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      int n = random.nextInt(2, 33);
      int k = random.nextInt(2, n + 1);
      int length = random.nextInt(1, 700);
      ErasureCoder coder = new ErasureCoder(new CodeParameters(k, n), engine);
      byte[][] fragments = new byte[n][length];
      for (int j = 0; j < k; j++) {
        random.nextBytes(fragments[j]);
      }
      byte[][] data = Arrays.copyOf(fragments, k);
      byte[][] parity = Arrays.copyOfRange(fragments, k, n);
      coder.parity(data, new int[k], parity, new int[n - k], length);

      int[] present = shuffled(n, random);
      present = Arrays.copyOf(present, k);
      int[] wanted = IntStream.range(0, n).toArray();
      byte[][] in = new byte[k][];
      for (int i = 0; i < k; i++) {
        in[i] = fragments[present[i]];
      }
      byte[][] out = new byte[n][length + 3];
      int[] offsets = new int[n];
      Arrays.fill(offsets, 3);
      coder.reconstruction(present, wanted).apply(in, new int[k], out, offsets, length);
      for (int slot = 0; slot < n; slot++) {
        assertThat(Arrays.copyOfRange(out[slot], 3, length + 3))
            .as("seed %d, k %d, n %d, slot %d from %s", seed, k, n, slot, Arrays.toString(present))
            .isEqualTo(fragments[slot]);
      }
    }
  }

  @Test
  void shouldAgreeBetweenEngines() throws ReflectiveOperationException {
    ErasureEngines.selfTest(ErasureEngines.vector());
    ErasureEngines.Selection selection = ErasureEngines.select();
    assertThat(selection.engine().name()).startsWith("vector-");
    assertThat(selection.message()).contains(selection.engine().name());
  }

  @Test
  void shouldInvertEveryNonZeroByte() {
    for (int a = 1; a < 256; a++) {
      assertThat(GaloisField.multiply(a, GaloisField.inverse(a))).isEqualTo(1);
    }
    assertThat(GaloisField.multiply(2, 0x80)).as("x * x^7 = x^8").isEqualTo(0x1d);
    assertThatThrownBy(() -> GaloisField.inverse(0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Matrix.invert(new byte[2][2]))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("singular");
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] values = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
    return values;
  }
}
