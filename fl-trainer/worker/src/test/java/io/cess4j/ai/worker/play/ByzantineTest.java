package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapRoundFailed;
import io.cess4j.chain.event.AiGapSeatExpelled;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seat that breaks the rules on purpose, and what the chain then says and takes. */
@WithDevnet
final class ByzantineTest {
  /** docs/formats.md section 18. */
  private static final byte UPDATE = 1;

  private final Scene scene;

  ByzantineTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder);
  }

  @Test
  void anUpdateOutOfRangeCostsItsSenderTheStakeAndIsLeftOut() {
    scene.opens(4, 1);
    scene.start(3);
    Rogue rogue = new Rogue(scene, 3);
    reveals(rogue, Scene.COMPONENTS, values -> with(values, 42, VectorKind.UPDATE.bound() + 1));
    BigInteger before = total(0, 1, 2);

    AiGapState end = scene.playsToTheEnd(0, 1, 2);

    assertExpelled(rogue.seat, true);
    assertThat(scene.included()).containsExactly(0b0111);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    // The whole stake went to those who played: half to who proved it, half as a fine.
    assertThat(total(0, 1, 2).subtract(before))
        .isBetween(allOf(3, Scene.STAKE).subtract(BigInteger.TEN), allOf(3, Scene.STAKE));
    assertThat(scene.events(AiGapSeatPaid.class)).extracting(AiGapSeatPaid::seat).doesNotContain(3);
  }

  /** Too long, within the last chunk: what stands beyond P is proved as a number out of range. */
  @Test
  void whatIsNotZeroBeyondTheLastComponentCostsTheStake() {
    scene.opens(4, 1);
    scene.start(3);
    Rogue rogue = new Rogue(scene, 3);
    reveals(rogue, 64, values -> with(values, 63, 1));
    scene.playsToTheEnd(0, 1, 2);
    assertExpelled(rogue.seat, true);
    assertThat(scene.included()).containsExactly(0b0111);
  }

  /** Nothing on chain can tell a root of another shape: it is left out, and earns nothing. */
  @ParameterizedTest
  @ValueSource(ints = {42, 65})
  void anUpdateOfAnotherLengthIsLeftOutAndEarnsNothing(int length) {
    scene.opens(4, 1);
    scene.start(3);
    reveals(new Rogue(scene, 3), length, UnaryOperator.identity());
    scene.playsToTheEnd(0, 1, 2);
    assertThat(scene.included()).containsExactly(0b0111);
    assertThat(scene.events(AiGapSeatSlashed.class)).isEmpty();
    assertThat(scene.earned(3)).isZero();
  }

  /**
   * A bug: a malformed update was looked for in AVAILABILITY only. A majority that vouches for one
   * which it shows to the others later could end the round as it liked.
   */
  @Test
  void aMalformedUpdateThatABadMajorityIncludedMakesTheRoundFail() {
    scene.opens(5, 1);
    scene.start(5);
    Rogue rogue = new Rogue(scene, 4);
    Bytes32 fid =
        reveals(rogue, Scene.COMPONENTS, values -> with(values, 0, Integer.MIN_VALUE), 0, 1, 2, 3);
    Runnable found = scene.store.hides(fid);
    scene.playsUntil(AiGapPhase.AVAILABILITY, 0, 1, 2, 3);
    for (int bad = 2; bad < 5; bad++) {
      new Rogue(scene, bad).vouches(0b11111);
    }
    scene.playsUntil(AiGapPhase.AGGREGATE, 0, 1);
    assertThat(scene.state().round().included()).isEqualTo(0b11111);

    found.run();
    assertThat(scene.participant(0).step())
        .as("has nothing to vote for")
        .isInstanceOf(Progress.Skipped.class);
    assertThat(scene.state().round().number()).isEqualTo(2);

    assertExpelled(rogue.seat, true);
    assertThat(scene.events(AiGapRoundFailed.class)).hasSize(1);
    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included()).containsExactly(0b11111, 0b01111);
  }

  /** A bug: manifests were checked and thrown away, so that nobody ever proved an equivocation. */
  @Test
  void anEquivocatorIsFoundOutByAContainerThatAnotherHasRevealed() {
    scene.opens(5, 1);
    scene.start(3);
    Rogue equivocator = new Rogue(scene, 4);
    Rogue accomplice = new Rogue(scene, 3);
    scene.playsUntil(AiGapPhase.COMMIT, 0, 1, 2);
    FixedVector one = update(4, 1);
    FixedVector other = update(4, 2);
    Bytes32 first = equivocator.stores(scene.vectors().encode(one), root(one), 0, 1, 2, 3, 4);
    Bytes32 second = equivocator.stores(scene.vectors().encode(other), root(other), 0, 1, 2, 3, 4);
    equivocator.commits(root(one), first);
    accomplice.commits(root(other), second);
    scene.playsUntil(AiGapPhase.REVEAL, 0, 1, 2);
    equivocator.reveals();
    accomplice.reveals();

    AiGapState end = scene.playsToTheEnd(0, 1, 2);

    assertExpelled(equivocator.seat, false);
    // Its update is a true one all the same; the copy of its accomplice is not the accomplice's.
    assertThat(scene.included()).containsExactly(0b10111);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.earned(3)).isZero();
    assertThat(scene.earned(4)).isZero();
  }

  /**
   * A bug: sealed well to a bare majority only, an update was included and kept the others from
   * voting. With five seats that was two failed rounds and the end of the task, for nothing.
   */
  @Test
  void anUpdateThatNotAllCanOpenIsLeftOut() {
    scene.opens(5, 1);
    scene.start(4);
    Rogue rogue = new Rogue(scene, 4);
    scene.playsUntil(AiGapPhase.COMMIT, 0, 1, 2, 3);
    FixedVector update = update(4, 1);
    Bytes32 fid = rogue.stores(scene.vectors().encode(update), root(update), 0, 1, 4);
    rogue.commits(root(update), fid);
    scene.playsUntil(AiGapPhase.REVEAL, 0, 1, 2, 3);
    rogue.reveals();
    scene.playsUntil(AiGapPhase.AVAILABILITY, 0, 1, 2, 3);
    rogue.vouches(0b11111);

    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);

    assertThat(scene.included()).containsExactly(0b01111);
    assertThat(scene.events(AiGapRoundFailed.class)).isEmpty();
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.journal(2).of(1, JournalEntry.Voted.class)).hasSize(1);
  }

  /** Nothing is asked of an update but its bounds, so zeros are paid: ADR 0039 says how much. */
  @Test
  void aFreeRiderIsPaidAndMovesNothing() {
    scene.opens(6, 3);
    scene.start(5);
    scene.starts(5, (base, round) -> FixedVector.zero(VectorKind.UPDATE, base.length()));
    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3, 4, 5);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.earned(5)).isBetween(Scene.ether(99), Scene.ether(101));
    for (int seat = 0; seat < 5; seat++) {
      assertThat(scene.earned(seat)).isBetween(Scene.ether(177), Scene.ether(184));
    }
  }

  /**
   * Who sends what another has sent the round before is almost as near to the others as that one.
   */
  @Test
  void aCopycatIsPaidAlmostAsThoseWhoTrain() {
    scene.opens(6, 3);
    scene.start(5);
    scene.starts(
        5,
        (base, round) ->
            round == 1
                ? FixedVector.zero(VectorKind.UPDATE, base.length())
                : Scene.update(base.length(), 0, round - 1, 1));
    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3, 4, 5);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.earned(5)).isBetween(Scene.ether(149), Scene.ether(151));
    for (int seat = 0; seat < 5; seat++) {
      assertThat(scene.earned(seat)).isBetween(Scene.ether(155), Scene.ether(178));
    }
  }

  /** Commits to a vector that is changed, and reveals it. */
  private Bytes32 reveals(Rogue rogue, int length, UnaryOperator<int[]> change, int... playing) {
    int[] seats = playing.length == 0 ? new int[] {0, 1, 2} : playing;
    scene.playsUntil(AiGapPhase.COMMIT, seats);
    int[] values = change.apply(new int[length]);
    // Written as a model, whose bounds are wider; then the kind is that of an update.
    FixedVector vector = FixedVector.of(VectorKind.MODEL, clamped(values));
    byte[] content = Scene.vectors(length).encode(vector);
    content[5] = UPDATE;
    Bytes32 root = root(vector);
    Bytes32 fid = rogue.stores(content, root, 0, 1, 2, 3, 4);
    rogue.commits(root, fid);
    scene.playsUntil(AiGapPhase.REVEAL, seats);
    rogue.reveals();
    return fid;
  }

  private static int[] with(int[] values, int at, int value) {
    values[at] = value;
    return values;
  }

  private static int[] clamped(int[] values) {
    int bound = VectorKind.MODEL.bound();
    return Arrays.stream(values).map(v -> Math.max(-bound, Math.min(bound, v))).toArray();
  }

  private FixedVector update(int seat, int round) {
    return Scene.update(Scene.COMPONENTS, seat, round, 1);
  }

  private static Bytes32 root(FixedVector vector) {
    return Words.root(vector, Schedule.threads(1));
  }

  private void assertExpelled(int seat, boolean byUpdate) {
    assertThat(scene.events(AiGapSeatExpelled.class))
        .singleElement()
        .satisfies(
            expelled -> {
              assertThat(expelled.seat()).isEqualTo(seat);
              assertThat(expelled.byUpdate()).isEqualTo(byUpdate);
            });
    assertThat(scene.events(AiGapSeatSlashed.class))
        .singleElement()
        .satisfies(slashed -> assertThat(slashed.amount()).isEqualTo(Scene.STAKE));
  }

  /** Bounty, the stakes that come back, and a stake that was lost. */
  private static BigInteger allOf(int seats, BigInteger lost) {
    return Scene.BOUNTY.add(Scene.STAKE.multiply(BigInteger.valueOf(seats))).add(lost);
  }

  private BigInteger total(int... seats) {
    BigInteger sum = BigInteger.ZERO;
    for (int seat : seats) {
      sum = sum.add(scene.balance(seat));
    }
    return sum;
  }
}
