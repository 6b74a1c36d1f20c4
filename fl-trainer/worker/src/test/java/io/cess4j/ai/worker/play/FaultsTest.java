package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapPotClosed;
import io.cess4j.chain.event.AiGapRoundFailed;
import io.cess4j.chain.event.AiGapSeatEarned;
import io.cess4j.chain.event.AiGapSeatFined;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.bls.SecretScalar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong without anybody's ill will, and what it costs. */
@WithDevnet
final class FaultsTest {
  private static final Duration WINDOW_OVER = Duration.ofSeconds(601);

  private final Scene scene;

  FaultsTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder);
  }

  @Test
  void whoIsLateToRevealIsFinedATwentiethAndPlaysTheNextRound() {
    scene.opens(4, 2);
    scene.start(4);
    scene.playsUntil(AiGapPhase.REVEAL, 0, 1, 2, 3);
    scene.everybodyActs(0, 1, 2);
    scene.test.advance(WINDOW_OVER);
    assertThat(scene.participant(3).step())
        .as("too late to reveal")
        .isInstanceOf(Progress.Acted.class);
    assertThat(scene.state().round().phase()).isEqualTo(AiGapPhase.AVAILABILITY);

    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);

    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included()).containsExactly(0b0111, 0b1111);
    assertThat(scene.events(AiGapSeatFined.class))
        .singleElement()
        .satisfies(
            fined -> {
              assertThat(fined.seat()).isEqualTo(3);
              assertThat(fined.amount()).isEqualTo(Scene.ether(5));
            });
    assertThat(scene.events(AiGapSeatPaid.class))
        .filteredOn(paid -> paid.seat() == 3)
        .singleElement()
        .satisfies(
            paid -> {
              assertThat(paid.stake()).isEqualTo(Scene.ether(95));
              assertThat(paid.earned()).isEqualTo(scene.earned(3)).isPositive();
            });
  }

  @Test
  void whereTooFewJoinTheBountyGoesBackAndSoDoTheStakes() {
    scene.opens(4, 2, 1);
    scene.start(2);

    AiGapState end = scene.playsToTheEnd(0, 1);
    scene.everybodyActs(0, 1);

    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FAILED);
    assertThat(scene.events(AiGapPotClosed.class))
        .singleElement()
        .satisfies(
            closed -> {
              assertThat(closed.refund()).isEqualTo(Scene.BOUNTY);
              assertThat(closed.creator()).isEqualTo(scene.test.accounts().client().address());
            });
    assertThat(scene.events(AiGapSeatPaid.class))
        .hasSize(2)
        .allSatisfy(
            paid -> {
              assertThat(paid.stake()).isEqualTo(Scene.STAKE);
              assertThat(paid.earned()).isZero();
            });
    assertThat(scene.participant(0).step()).isEqualTo(new Progress.Over(AiGapPhase.FAILED));
    assertThat(scene.store.stored("model.cesu")).isZero();
  }

  /**
   * A bug: only the newest key was tried, so that a seat which changed its key could not open what
   * was sealed to the one before, nor compute any later round.
   */
  @Test
  void whoChangesItsReaderKeyMidRoundOpensWhatWasSealedToTheOldOne() {
    scene.opens(4, 2);
    scene.start(4);
    scene.playsUntil(AiGapPhase.AVAILABILITY, 0, 1, 2, 3);
    try (SecretScalar next = Scene.secret(1, 2)) {
      scene
          .test
          .network()
          .sharing()
          .readerKeys()
          .register(scene.test.sender(scene.account(1)), next.timesG1().eip2537());
    }

    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);

    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included()).containsExactly(0b1111, 0b1111);
    assertThat(scene.events(AiGapSeatEarned.class))
        .filteredOn(earned -> earned.seat() == 1)
        .hasSize(2);
  }

  @Test
  void twoOfTenAreKilledMidRoundAndGoOn() {
    scene.opens(10, 1);
    scene.start(10);
    int[] all = IntStream.range(0, 10).toArray();
    int[] others = IntStream.range(0, 8).toArray();
    scene.playsUntil(AiGapPhase.REVEAL, all);
    scene.participant(9).step();
    scene.everybodyActs(others); // 8 is dead before it reveals, 9 before it vouches
    scene.starts(8, Scene.honest(8));
    scene.playsUntil(AiGapPhase.AGGREGATE, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    scene.starts(9, Scene.honest(9));

    AiGapState end = scene.playsToTheEnd(all);
    scene.everybodyActs(all);

    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included()).containsExactly(0x3ff);
    assertThat(scene.events(AiGapSeatFined.class)).isEmpty();
    assertThat(scene.events(AiGapSeatSlashed.class)).isEmpty();
    assertThat(scene.events(AiGapRoundFailed.class)).isEmpty();
    assertThat(scene.events(AiGapSeatPaid.class)).hasSize(10);
    for (int killed : new int[] {8, 9}) {
      assertThat(scene.journal(killed).of(1, JournalEntry.Trained.class)).hasSize(1);
      assertThat(scene.journal(killed).of(1, JournalEntry.Voted.class)).hasSize(1);
      assertThat(Words.root(scene.participant(killed).model(), Schedule.threads(1)))
          .isEqualTo(end.models().base());
    }
  }

  /** A bug: the model was stored first, so that a gateway which failed held the seat's money up. */
  @Test
  void aGatewayThatFailsAtTheEndHoldsNoClaimUp() {
    scene.opens(3, 1);
    scene.start(3);
    scene.store.refuses("model.cesu");

    scene.playsToTheEnd(0, 1, 2);
    scene.everybodyActs(0, 1, 2);

    assertThat(scene.events(AiGapSeatPaid.class)).hasSize(3);
    assertThat(scene.participant(0).step())
        .isInstanceOfSatisfying(
            Progress.Skipped.class,
            skipped -> assertThat(skipped.reason()).contains("gateway is away"));
    scene.store.isMended();
    assertThat(scene.participant(0).step()).isInstanceOf(Progress.Over.class);
    assertThat(scene.store.stored("model.cesu")).isOne();
  }

  /** A bug: after a crash the model was stored once more. */
  @Test
  void theModelIsHandedOverOnceWhateverIsKilled() {
    scene.opens(3, 1);
    scene.start(3);
    scene.playsToTheEnd(0, 1, 2);
    scene.everybodyActs(0, 1, 2);
    assertThat(scene.store.stored("model.cesu")).isOne();
    for (int restart = 0; restart < 3; restart++) {
      scene.starts(0, Scene.honest(0));
      assertThat(scene.participant(0).step()).isInstanceOf(Progress.Over.class);
    }
    assertThat(scene.store.stored("model.cesu")).isOne();
    assertThat(scene.journal(0).of(1, JournalEntry.Published.class)).hasSize(1);
  }
}
