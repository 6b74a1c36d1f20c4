package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.worker.UpdateMaker;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.WorkerException;
import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import io.cess4j.ai.worker.journal.Journal;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.proofs.bls.SecretScalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * One seat of one task. Every {@link #step} reads the chain and does the one thing that is to be
 * done now; what it must not forget is in the journal, everything else can be read or computed
 * again, so a process that was killed goes on where it was. Nothing that is missing holds anybody
 * up: the participant sits out what it cannot do, and the task moves on.
 */
public final class Participant {
  private final Desk desk;
  private final Committing committing;
  private final Vouching vouching;
  private final Voting voting;
  private final Challenging challenging;
  private final Answering answering;
  private final Moving moving;
  private final Ending ending;
  private final States states;

  /**
   * What a participant brings.
   *
   * @param secrets of the account's reader keys (docs/formats.md section 6) by version, from 1;
   *     closed after each use
   * @param journal of this task
   * @param folder of this task's files
   * @param maker trains
   * @param patience for the updates of one past round
   * @param stagger that each seat waits for the one before until it moves the task on
   */
  public record Setup(
      Network network,
      Account account,
      long task,
      int seat,
      IntFunction<SecretScalar> secrets,
      UpdateStore store,
      Journal journal,
      Path folder,
      UpdateMaker maker,
      Schedule schedule,
      RandomGenerator random,
      Duration patience,
      Duration stagger) {}

  /**
   * @throws TaskUnfit where the task asks for what this release does not do
   */
  public Participant(Setup setup) {
    AiGap ai = setup.network().ai();
    AiGapTerms terms = ai.tasks().termsOf(setup.task());
    if (terms.privacy().mode() == AiGapPrivacy.BUCKETS) {
      throw new TaskUnfit(
          "task %d asks for secure aggregation in buckets, which this release does not do: join another task"
              .formatted(setup.task()));
    }
    VectorFiles vectors =
        new VectorFiles(
            Words.hash(terms.architecture()), Math.toIntExact(terms.plan().components()));
    desk =
        new Desk(
            setup.network(),
            ai,
            setup.account(),
            setup.task(),
            terms,
            setup.seat(),
            setup.secrets(),
            setup.store(),
            setup.journal(),
            setup.folder(),
            vectors,
            setup.schedule(),
            setup.random());
    Members members = new Members(desk);
    Updates updates = new Updates(desk, members);
    states = new States(desk, updates, setup.patience());
    committing = new Committing(desk, states, members, setup.maker());
    Reporting reporting = new Reporting(desk);
    vouching = new Vouching(desk, members, updates, reporting);
    voting = new Voting(desk, states, updates, reporting);
    challenging = new Challenging(desk);
    answering = new Answering(desk);
    moving = new Moving(desk, setup.stagger());
    ending = new Ending(desk, states, members);
  }

  /** Opens the journal of a task in its folder, which is made. */
  public static Journal journal(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Journal.open(folder.resolve("journal"));
  }

  /** Does what is to be done now, one transaction at most. */
  public Progress step() {
    AiGapState state = desk.ai().rounds().stateOf(desk.task());
    AiGapRound round = state.round();
    try {
      return switch (round.phase()) {
        case NONE -> throw new TaskUnfit("there is no task " + desk.task());
        case OPEN -> moved(state);
        case COMMIT ->
            mayAct(round) ? acted(round, "commit", committing.commit(state)) : moved(state);
        case REVEAL ->
            mayAct(round) ? acted(round, "reveal", committing.reveal(state)) : moved(state);
        case AVAILABILITY ->
            mayAct(round) ? acted(round, "vouch", vouching.vouch(state)) : moved(state);
        case AGGREGATE ->
            mayAct(round) ? acted(round, "commit vote", voting.commit(state)) : moved(state);
        case VOTE -> mayAct(round) ? acted(round, "vote", voting.reveal(state)) : moved(state);
        case CHALLENGE -> challenged(state);
        case FINAL, FAILED -> ended(state);
      };
    } catch (WorkerException | AggregationException unable) {
      return skipped(state, unable);
    } catch (ContractRevert refused) { // another was faster, or the window is over
      return skipped(state, refused);
    }
  }

  /** After its window a phase can only be moved on. */
  private boolean mayAct(AiGapRound round) {
    return round.awaits(desk.seat()) && !desk.now().isAfter(round.deadline());
  }

  private Progress challenged(AiGapState state) {
    AiGapRound round = state.round();
    RoundComputation own;
    try {
      own = voting.computation(state);
    } catch (WorkerException | AggregationException unable) {
      // Whoever cannot compute cannot judge; the end of the challenge it can bring about.
      Optional<Receipt> moved = moving.move(state);
      return moved.isPresent() ? acted(round, "move", moved) : skipped(state, unable);
    }
    Bytes32 id = Words.id(Words.outcome(own.outcome()));
    if (id.equals(state.leader())) {
      Optional<Receipt> answer = answering.answer(id, own);
      return answer.isPresent() ? acted(round, "answer", answer) : moved(state);
    }
    Optional<AiGapOutcome> leader = Past.of(desk).outcome(round.number(), state.leader());
    if (leader.isEmpty()) {
      return new Progress.Waiting(round.number(), round.phase());
    }
    return acted(round, "challenge", challenging.challenge(own, leader.get()));
  }

  private Progress ended(AiGapState state) {
    AiGapRound round = state.round();
    Optional<Receipt> claimed = ending.claim();
    if (claimed.isPresent()) {
      return acted(round, "claim", claimed);
    }
    Optional<Receipt> reclaimed = ending.reclaim();
    if (reclaimed.isPresent()) {
      return acted(round, "reclaim", reclaimed);
    }
    if (round.phase() == AiGapPhase.FINAL && ending.isHerald(state)) {
      ending.publish(state);
    }
    return new Progress.Over(round.phase());
  }

  /**
   * The model that a task ended with.
   *
   * @throws WorkerException.StateMissing where it cannot be computed
   */
  public FixedVector model() {
    return states.at(desk.ai().rounds().stateOf(desk.task())).model();
  }

  private Progress moved(AiGapState state) {
    return acted(state.round(), "move", moving.move(state));
  }

  private static Progress acted(AiGapRound round, String deed, Receipt receipt) {
    return acted(round, deed, Optional.of(receipt));
  }

  private static Progress acted(AiGapRound round, String deed, Optional<Receipt> receipt) {
    return receipt
        .<Progress>map(
            sent -> new Progress.Acted(round.number(), round.phase(), deed, sent.gasUsed()))
        .orElseGet(() -> new Progress.Waiting(round.number(), round.phase()));
  }

  /** What cannot be done must not keep the task from moving on. */
  private Progress skipped(AiGapState state, RuntimeException why) {
    AiGapRound round = state.round();
    if (!round.phase().isOver() && !(why instanceof ContractRevert)) {
      try {
        Optional<Receipt> moved = moving.move(state);
        if (moved.isPresent()) {
          return acted(round, "move", moved);
        }
      } catch (ContractRevert refused) {
        return new Progress.Skipped(
            round.number(), round.phase(), String.valueOf(refused.getMessage()));
      }
    }
    return new Progress.Skipped(round.number(), round.phase(), String.valueOf(why.getMessage()));
  }
}
