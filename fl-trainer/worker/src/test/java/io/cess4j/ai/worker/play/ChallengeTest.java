package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.contract.AiGapDemandState;
import io.cess4j.chain.contract.AiGapNode;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTree;
import io.cess4j.chain.event.AiGapDemanded;
import io.cess4j.chain.event.AiGapOutcomeStruck;
import io.cess4j.chain.event.AiGapSeatEarned;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Votes that are wrong, those who demand what they hide, and what both cost. */
@WithDevnet
final class ChallengeTest {
  private final Scene scene;
  private final RoundComputation honest;

  ChallengeTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder, Scene.MANY_COMPONENTS);
    this.honest = scene.firstRound(4);
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void oneHonestChallengerBeatsAMajorityThatAnswersEveryDemand(Lie lie) {
    scene.opens(4, 1);
    scene.start(4);
    List<Rogue> liars = List.of(new Rogue(scene, 1), new Rogue(scene, 2), new Rogue(scene, 3));
    AiGapOutcome told = lie.outcome(honest);
    leads(told, liars, 0);
    BigInteger before = scene.balance(0);

    int demands = 0;
    for (int looks = 0; scene.state().leader().equals(Words.id(told)) && looks < 20; looks++) {
      scene.participant(0).step();
      demands += lie.answers(scene, liars.getFirst(), honest);
    }

    assertThat(demands).isEqualTo(demandsFor(lie));
    assertThat(scene.events(AiGapOutcomeStruck.class))
        .singleElement()
        .satisfies(
            struck -> {
              assertThat(struck.outcome()).isEqualTo(Words.id(told));
              assertThat(struck.challenger()).isEqualTo(scene.account(0).address());
              assertThat(struck.voters()).isEqualTo(0b1110);
            });
    assertThat(scene.events(AiGapSeatSlashed.class))
        .hasSize(3)
        .allSatisfy(slashed -> assertThat(slashed.amount()).isEqualTo(Scene.STAKE));
    // Half of three stakes, less a bond for every answer.
    assertThat(scene.balance(0).subtract(before))
        .isEqualTo(Scene.ether(150 - 5L * demandsFor(lie)));
    AiGapState end = scene.playsToTheEnd(0);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(end.models().base()).isEqualTo(Words.word(honest.outcome().model()));
  }

  /** Nodes eight levels down, two more, and the record; padding is seen without its record. */
  private static int demandsFor(Lie lie) {
    return switch (lie) {
      case SELECTION, CONTRIBUTIONS -> 0;
      case PADDING -> 2;
      case NORMS, SIMILARITIES, DIRECTION, VELOCITY, MODEL -> 3;
    };
  }

  /** The other half: who voted right answers whatever is demanded, and has the bonds for it. */
  @Test
  void whoVotedRightAnswersEveryDemandAndHasTheBonds() {
    scene.opens(4, 1);
    scene.start(4);
    scene.playsUntil(AiGapPhase.CHALLENGE, 0, 1, 2, 3);
    BigInteger before = scene.balance(0);
    var demander = scene.test.sender(scene.test.accounts().client());
    int demands = 0;
    for (AiGapTree tree : AiGapTree.values()) {
      for (int level : new int[] {0, 8, 9}) {
        int index = level == 0 ? 0 : level == 8 ? 149 : 299;
        int seat = tree == AiGapTree.UPDATE ? 2 : 0;
        scene
            .ai()
            .demands()
            .demand(
                demander,
                scene.task,
                Words.outcome(honest.outcome()),
                new AiGapNode(tree, seat, level, index),
                Words.word(TreeOf.node(tree, seat, honest, level, index)),
                Words.words(TreeOf.siblings(tree, seat, honest, level, index)));
        demands++;
      }
    }
    assertThat(scene.state().ballot().demands()).isEqualTo(demands).isEqualTo(18);

    for (int i = 0; i < demands; i++) {
      assertThat(scene.participant(0).step()).isInstanceOf(Progress.Acted.class);
    }

    assertThat(scene.state().ballot().demands()).isZero();
    assertThat(scene.balance(0).subtract(before)).isEqualTo(Scene.ether(5L * demands));
    AiGapState end = scene.playsToTheEnd(0, 1, 2, 3);
    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(end.leader()).isEqualTo(Words.word(honest.outcome().id()));
  }

  /** A bug: the bond of a demand whose outcome fell otherwise stayed with the contract. */
  @Test
  void theBondOfADemandThatCameToNothingIsTakenBack() {
    scene.opens(4, 1);
    scene.start(4);
    List<Rogue> liars = List.of(new Rogue(scene, 1), new Rogue(scene, 2), new Rogue(scene, 3));
    AiGapOutcome told = Lie.PADDING.outcome(honest);
    leads(told, liars, 0);
    BigInteger before = scene.balance(0);
    scene.participant(0).step();
    AiGapDemanded demanded = scene.ai().index().demandsOf(scene.task, 0).getFirst();

    // A liar refutes itself to save half of its stake, and nobody answers any more.
    Lie.PADDING.refutes(scene, liars.getFirst(), honest);
    scene.playsToTheEnd(0);

    assertThat(scene.ai().demands().demandOf(demanded.demand()).state())
        .isEqualTo(AiGapDemandState.RECLAIMED);
    BigInteger paid = scene.earned(0).add(Scene.STAKE);
    assertThat(scene.balance(0).subtract(before)).isEqualTo(paid);
  }

  @Test
  void aVoteThatIsOutvotedCostsItsPayOnly() {
    scene.opens(4, 1);
    scene.start(4);
    Rogue liar = new Rogue(scene, 3);
    AiGapOutcome told = Lie.MODEL.outcome(honest);
    scene.playsUntil(AiGapPhase.AGGREGATE, 0, 1, 2, 3);
    liar.commitsVote(told);
    scene.playsUntil(AiGapPhase.VOTE, 0, 1, 2);
    liar.votes(told);

    AiGapState end = scene.playsToTheEnd(0, 1, 2);

    assertThat(end.leader()).isEqualTo(Words.word(honest.outcome().id()));
    assertThat(scene.included()).containsExactly(0b1111);
    assertThat(scene.events(AiGapOutcomeStruck.class)).isEmpty();
    assertThat(scene.events(AiGapSeatSlashed.class)).isEmpty();
    assertThat(scene.events(AiGapSeatEarned.class))
        .extracting(AiGapSeatEarned::seat)
        .containsExactly(0, 1, 2);
    assertThat(scene.ai().rewards().accountOf(scene.task, 3).stake()).isEqualTo(Scene.STAKE);
  }

  /** Nobody refuted it, so it stands: the honest seat says so and does not go on from it. */
  @Test
  void whatNobodyRefutesIsFinalAndAnHonestSeatDoesNotGoOnFromIt() {
    scene.opens(4, 2);
    scene.start(4);
    List<Rogue> liars = List.of(new Rogue(scene, 1), new Rogue(scene, 2), new Rogue(scene, 3));
    AiGapOutcome told = Lie.MODEL.outcome(honest);
    leads(told, liars, 0);
    scene.test.advance(Duration.ofSeconds(601));
    scene.ai().rounds().conclude(liars.getFirst().sender(), scene.task, told);

    assertThat(scene.state().models().base()).isEqualTo(told.model());
    assertThat(scene.participant(0).step())
        .isInstanceOfSatisfying(
            Progress.Skipped.class,
            skipped -> assertThat(skipped.reason()).contains("was never refuted"));
    assertThat(scene.journal(0).of(2, JournalEntry.class)).isEmpty();
  }

  private void leads(AiGapOutcome told, List<Rogue> liars, int... honestSeats) {
    scene.playsUntil(AiGapPhase.AGGREGATE, 0, 1, 2, 3);
    scene.everybodyActs(honestSeats);
    liars.forEach(liar -> liar.commitsVote(told));
    scene.playsUntil(AiGapPhase.VOTE, honestSeats);
    liars.forEach(liar -> liar.votes(told));
    scene.playsUntil(AiGapPhase.CHALLENGE, honestSeats);
    assertThat(scene.state().leader()).isEqualTo(Words.id(told));
  }
}
