package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapOutcomeStruck;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Participants over a chain; only the storage network is stood in for. */
@WithDevnet
final class ParticipantTest {
  private final Scene scene;

  ParticipantTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder);
  }

  @Test
  void aTaskRunsToItsEndAndEverybodyIsPaid() {
    scene.opens(4, 2);
    for (int seat = 0; seat < 4; seat++) {
      scene.starts(seat, Scene.honest(seat));
    }

    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);

    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(end.ballot().ended()).isEqualTo(2);
    for (int seat = 0; seat < 4; seat++) {
      assertThat(Words.root(scene.participant(seat).model(), Schedule.threads(1)))
          .isEqualTo(end.models().base());
    }
    List<AiGapSeatPaid> paid = scene.events(AiGapSeatPaid.class);
    assertThat(paid.stream().map(AiGapSeatPaid::stake).reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(Scene.STAKE.multiply(BigInteger.valueOf(4)));
    assertThat(paid.stream().map(AiGapSeatPaid::earned).reduce(BigInteger.ZERO, BigInteger::add))
        .isBetween(Scene.BOUNTY.subtract(Scene.ether(1)), Scene.BOUNTY);
    assertThat(gasOfARound()).isLessThanOrEqualTo(200_000);
  }

  /** Every call of a participant in a round; the dearest round counts. */
  private long gasOfARound() {
    Set<String> own = Set.of("commit", "reveal", "vouch", "commit vote", "vote");
    Map<Integer, Long> byRound =
        scene.deeds.stream()
            .filter(deed -> own.contains(deed.deed()))
            .collect(
                Collectors.groupingBy(
                    Progress.Acted::round,
                    Collectors.summingLong(deed -> deed.gas().longValueExact())));
    return byRound.values().stream().mapToLong(gas -> gas / 4).max().orElseThrow();
  }

  @Test
  void whoIsKilledBetweenAnyTwoStepsGoesOn() {
    scene.opens(3, 2);
    for (int seat = 0; seat < 3; seat++) {
      scene.starts(seat, Scene.honest(seat));
    }
    for (int looks = 0; looks < 500 && !scene.state().round().phase().isOver(); looks++) {
      scene.starts(0, Scene.honest(0));
      boolean acted = false;
      for (int seat = 0; seat < 3; seat++) {
        acted |= scene.participant(seat).step() instanceof Progress.Acted;
      }
      if (!acted) {
        scene.test.advance(Duration.ofSeconds(601));
      }
    }
    AiGapState end = scene.playsToTheEnd(0, 1, 2);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(end.round().number()).isEqualTo(2);
    assertThat(scene.included()).containsExactly(0b111, 0b111);
    for (int round = 1; round <= 2; round++) {
      assertThat(scene.journal(0).of(round, JournalEntry.Trained.class)).hasSize(1);
      assertThat(scene.journal(0).of(round, JournalEntry.Voted.class)).hasSize(1);
    }
  }

  @Test
  void whoIsKilledWhileStoringSignsNoSecondUpdate() {
    scene.opens(3, 1);
    int[] trainings = {0};
    UpdateStore dying =
        new UpdateStore() {
          @Override
          public Bytes32 put(byte[] bytes, String name) {
            scene.store.put(bytes, name);
            throw new OutOfMemoryError("killed after it was stored");
          }

          @Override
          public byte[] get(Bytes32 fid, long most, Duration patience) {
            return scene.store.get(fid, most, patience);
          }
        };
    scene.starts(
        0,
        (base, round) -> {
          trainings[0]++;
          return Scene.update(
              base.length(), 0, 100 + trainings[0], 1); // another one at every training
        },
        dying);
    scene.starts(1, Scene.honest(1));
    scene.starts(2, Scene.honest(2));
    scene.playsUntil(AiGapPhase.COMMIT, 1);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(scene.participant(0)::step))
        .isInstanceOf(OutOfMemoryError.class);

    scene.starts(
        0,
        (base, round) -> {
          trainings[0]++;
          return Scene.update(base.length(), 0, 100 + trainings[0], 1);
        });
    scene.playsToTheEnd(0, 1, 2);

    assertThat(trainings[0]).isEqualTo(1);
    assertThat(scene.journal(0).of(1, JournalEntry.Trained.class)).hasSize(1);
    assertThat(scene.included()).containsExactly(0b111);
  }

  @Test
  void whoWasAwayComputesWhatItMissedAndTakesPartAgain() {
    scene.opens(4, 2);
    for (int seat = 0; seat < 4; seat++) {
      scene.starts(seat, Scene.honest(seat));
    }
    scene.playsUntil(state -> state.ballot().ended() == 1, 0, 1, 2);
    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included().getFirst()).isEqualTo(0b0111);
    assertThat(scene.included().getLast()).isEqualTo(0b1111);
    assertThat(Words.root(scene.participant(3).model(), Schedule.threads(1)))
        .isEqualTo(end.models().base());
  }

  @Test
  void anUpdateThatNobodyCanFetchIsLeftOutAndTheRoundGoesOn() {
    scene.opens(4, 1);
    for (int seat = 0; seat < 4; seat++) {
      scene.starts(seat, Scene.honest(seat));
    }
    scene.store.loses("-3.cesu");
    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included()).containsExactly(0b0111);
  }

  @Test
  void oneHonestChallengerBeatsAMajorityThatShowsNothing() {
    scene.opens(4, 1);
    for (int seat = 0; seat < 4; seat++) {
      scene.starts(seat, Scene.honest(seat));
    }
    scene.playsUntil(AiGapPhase.AGGREGATE, 0, 1, 2, 3);
    scene.everybodyActs(0);
    AiGapOutcome honest = scene.journal(0).of(1, JournalEntry.Voted.class).getFirst().outcome();
    AiGapOutcome lie =
        new AiGapOutcome(
            honest.included(),
            honest.contributions(),
            honest.norms(),
            honest.selection(),
            honest.similarities(),
            honest.direction(),
            honest.velocity(),
            Bytes32.of("0x" + "66".repeat(32)));
    for (int seat = 1; seat < 4; seat++) {
      var sender = scene.test.sender(scene.account(seat));
      Bytes32 commitment =
          scene.ai().rounds().voteCommitment(scene.task, 1, seat, Words.id(lie), Bytes32.ZERO);
      scene.ai().rounds().commitVote(sender, scene.task, seat, commitment);
    }
    scene.playsUntil(AiGapPhase.VOTE, 0);
    for (int seat = 1; seat < 4; seat++) {
      var sender = scene.test.sender(scene.account(seat));
      scene.ai().rounds().vote(sender, scene.task, seat, lie, Bytes32.ZERO);
    }
    scene.playsUntil(AiGapPhase.CHALLENGE, 0);
    assertThat(scene.state().leader()).isEqualTo(Words.id(lie));

    AiGapState end = scene.playsToTheEnd(0);

    assertThat(scene.events(AiGapOutcomeStruck.class))
        .singleElement()
        .satisfies(
            struck -> {
              assertThat(struck.outcome()).isEqualTo(Words.id(lie));
              assertThat(struck.challenger()).isEqualTo(scene.account(0).address());
              assertThat(struck.voters()).isEqualTo(0b1110);
            });
    assertThat(scene.events(AiGapSeatSlashed.class))
        .allSatisfy(slashed -> assertThat(slashed.amount()).isEqualTo(Scene.STAKE))
        .hasSize(3);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(end.models().base()).isEqualTo(honest.model());
  }
}
