package io.cess4j.fingerprint.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaException;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With codes as works: the attack flips a known number of bits, so that recall is known too. */
class ExperimentTest {
  private static final long SEED = 20261130;

  private final Method<Code256, Code256> itself = Method.codes("itself", code -> code, 31.0);
  private final Method<Code256, Code256> blind =
      Method.codes("blind", code -> flipped(code, 256, Seeds.random(SEED, code.hex())), null);
  private final List<Attack<Code256>> attacks =
      List.of(
          Attack.of("5 bits", "few", (code, random) -> flipped(code, 5, random)),
          Attack.of("40 bits", "few", (code, random) -> flipped(code, 40, random)),
          Attack.of("stranger", "all", (code, random) -> flipped(code, 256, random)));

  @Test
  void findsWhatIsNearAndNothingElse() {
    Evaluation evaluation = run(2, corpus(280, 40));

    ScopeResult all = evaluation.measure("itself").scopes().getFirst();
    assertThat(all.scope()).isEqualTo(Scope.ALL);
    assertThat(all.rate()).isEqualTo(1e-4);
    assertThat(all.calibrationPairs()).isEqualTo(160L * 159 * 4);
    assertThat(all.threshold()).isBetween(85.0, 105.0);
    assertThat(all.attacks().get(0).found()).isEqualTo(new Proportion(160, 160));
    assertThat(all.attacks().get(1).found()).isEqualTo(new Proportion(160, 160));
    assertThat(all.attacks().get(1).foundByOwn()).isEqualTo(new Proportion(0, 160));
    assertThat(all.attacks().get(2).found().hits()).isLessThan(2);
    assertThat(all.groups().getFirst().found()).isEqualTo(new Proportion(320, 320));
    assertThat(Objects.requireNonNull(all.falsePositives()).lower()).isLessThan(1e-4);
    assertThat(evaluation.measure("blind").scopes().getFirst().groups().getFirst().found().share())
        .isLessThan(.02);
  }

  @Test
  void effectiveBitsOfRandomCodesAreNearlyAll() {
    EffectiveBits bits =
        Objects.requireNonNull(run(2, corpus(280, 40)).measure("itself").effectiveBits());

    assertThat(bits.mean()).isBetween(127.0, 129.0);
    assertThat(bits.bits()).isBetween(245.0, 270.0);
  }

  @Test
  void doesNotDependOnTheOrderInWhichThreadsCome() {
    assertThat(run(3, corpus(60, 60)).measures().getFirst().scopes())
        .isEqualTo(run(1, corpus(60, 60)).measures().getFirst().scopes());
  }

  @Test
  void realWorksAloneSetAThresholdForThemselves() {
    List<ScopeResult> scopes = run(2, corpus(220, 104)).measure("itself").scopes();

    assertThat(scopes).extracting(ScopeResult::scope).containsExactly(Scope.values());
    assertThat(scopes.get(1).works()).isEqualTo(52);
    assertThat(scopes.get(2).rate()).isEqualTo(1e-3).isGreaterThan(scopes.get(0).rate());
  }

  @Test
  void oneWorkUnderTwoNamesIsMergedAndWhatIsTooPlainIsLeftOut() {
    Code256 code = code(1);
    Code256 near = flipped(code, 7, Seeds.random(1));
    Method<Code256, Code256> choosy =
        Method.codes(
            "choosy",
            some -> {
              if (some.first() == 0) {
                throw new MediaException.TooPlain("nothing but zeros");
              }
              return some;
            },
            null);

    Evaluation evaluation =
        new Experiment<>(List.of(choosy, itself), attacks, settings(1))
            .run(
                new Corpus<>(
                    "code",
                    List.of(
                        new Item<>("a", false, () -> code),
                        new Item<>("b", false, () -> near),
                        new Item<>("c", false, () -> code(2)),
                        new Item<>("plain", false, () -> new Code256(0, 1, 1, 1))),
                    List.of()));

    assertThat(evaluation.notes())
        .containsExactly("left out: plain: nothing but zeros", "merged: b is the work a");
    assertThat(evaluation.calibrationWorks() + evaluation.heldOutWorks()).isEqualTo(2);
    assertThat(evaluation.measure("choosy").scopes())
        .as("four pairs of strangers set no threshold")
        .isEmpty();
  }

  private Evaluation run(int threads, Corpus<Code256> corpus) {
    return new Experiment<>(List.of(itself, blind), attacks, settings(threads)).run(corpus);
  }

  private static Settings settings(int threads) {
    return new Settings(SEED, threads, 3, .5, words -> {});
  }

  private static Corpus<Code256> corpus(int synthetic, int real) {
    return new Corpus<>(
        "code",
        IntStream.range(0, synthetic + real)
            .mapToObj(number -> new Item<>("code " + number, number >= real, () -> code(number)))
            .toList(),
        List.of());
  }

  private static Code256 code(int number) {
    return flipped(new Code256(0, 0, 0, 0), 256, Seeds.random(SEED, "code " + number));
  }

  /** As many bits flipped; all 256: every bit drawn anew. */
  private static Code256 flipped(Code256 code, int bits, RandomGenerator random) {
    if (bits == 256) {
      return new Code256(
          random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
    byte[] bytes = code.bytes();
    random
        .ints(0, 256)
        .distinct()
        .limit(bits)
        .forEach(bit -> bytes[bit / 8] = (byte) (bytes[bit / 8] ^ 1 << bit % 8));
    return Code256.of(bytes);
  }
}
