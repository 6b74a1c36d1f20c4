package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.ModelState;
import io.cess4j.ai.aggregation.round.Round;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.SeatUpdate;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.WorkerException.StateMissing;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapRoundEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base, direction and velocity after every round that ended, on disk. Who was away computes them
 * from the stored updates, each checked against the root that became final, so nobody has to be
 * trusted for them.
 */
final class States {
  private static final Logger LOG = LoggerFactory.getLogger(States.class);

  private final Desk desk;
  private final Updates updates;
  private final Duration patience;

  /**
   * @param patience for all updates of one past round
   */
  States(Desk desk, Updates updates, Duration patience) {
    this.desk = desk;
    this.updates = updates;
    this.patience = patience;
  }

  /**
   * What the present round begins with.
   *
   * @throws StateMissing where it is not on disk and past updates cannot be had
   */
  ModelState at(AiGapState state) {
    ModelState found = after(state.ballot().ended(), Past.of(desk));
    Bytes32 base = Words.root(found.model(), desk.schedule());
    if (!base.equals(state.models().base())) {
      throw new StateMissing(
          "the model after %d rounds has root %s, the chain says %s: remove the states folder, it is made again"
              .formatted(state.ballot().ended(), base, state.models().base()));
    }
    return found;
  }

  private ModelState after(int ended, Past past) {
    if (ended == 0) {
      return ModelState.initial(initial());
    }
    AiGapRoundEnded round =
        past.ended(ended).orElseThrow(() -> new StateMissing("no round ended as number " + ended));
    Optional<ModelState> kept = load(ended, round);
    return kept.isPresent() ? kept.get() : computed(ended, round, past);
  }

  private ModelState computed(int ended, AiGapRoundEnded round, Past past) {
    LOG.info("round {}: what it ended with is computed from its updates", round.round());
    ModelState before = after(ended - 1, past);
    Map<Integer, FixedVector> valid =
        updates
            .get(
                round.round(),
                past.revealed(round.round(), round.words().included()),
                Map.of(),
                patience)
            .valid();
    List<SeatUpdate> included =
        valid.entrySet().stream()
            .map(entry -> new SeatUpdate(entry.getKey(), entry.getValue()))
            .toList();
    if (included.size() != Integer.bitCount(round.words().included())) {
      throw new StateMissing(
          "of the %d updates of round %d only %d can be had: rounds are skipped until the storage network gives them"
              .formatted(
                  Integer.bitCount(round.words().included()), round.round(), included.size()));
    }
    ModelState state =
        RoundComputation.of(new Round(desk.rule(), before, included), desk.schedule()).state();
    if (!isOf(state, round)) {
      throw new StateMissing(
          "round %d ended with outcome %s, which its updates do not yield: it was never refuted, and this participant does not go on from it"
              .formatted(round.round(), round.outcome()));
    }
    save(ended, state);
    return state;
  }

  private boolean isOf(ModelState state, AiGapRoundEnded round) {
    return Words.root(state.model(), desk.schedule()).equals(round.words().model())
        && Words.root(state.direction(), desk.schedule()).equals(round.words().direction())
        && Words.root(state.velocity(), desk.schedule()).equals(round.words().velocity());
  }

  private FixedVector initial() {
    Path file = folder(0).resolve("model.cesf");
    Bytes32 root = desk.terms().model();
    Optional<FixedVector> kept =
        desk.vectors()
            .load(file, VectorKind.MODEL)
            .filter(model -> Words.root(model, desk.schedule()).equals(root));
    if (kept.isPresent()) {
      return kept.get();
    }
    FixedVector model =
        desk.vectors()
            .decode(
                desk.store().get(desk.terms().fid(), desk.vectors().bytes(), patience),
                VectorKind.MODEL);
    Bytes32 actual = Words.root(model, desk.schedule());
    if (!actual.equals(root)) {
      throw new StateMissing(
          "the file of the initial model has root %s, the task says %s: ask its creator"
              .formatted(actual, root));
    }
    desk.vectors().save(file, model);
    return model;
  }

  private Optional<ModelState> load(int ended, AiGapRoundEnded round) {
    Path folder = folder(ended);
    Optional<FixedVector> model =
        desk.vectors().load(folder.resolve("model.cesf"), VectorKind.MODEL);
    Optional<FixedVector> direction =
        desk.vectors().load(folder.resolve("direction.cesf"), VectorKind.DIRECTION);
    Optional<FixedVector> velocity =
        desk.vectors().load(folder.resolve("velocity.cesf"), VectorKind.VELOCITY);
    if (model.isEmpty() || direction.isEmpty() || velocity.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ModelState(model.get(), direction.get(), velocity.get()))
        .filter(state -> isOf(state, round));
  }

  private void save(int ended, ModelState state) {
    Path folder = folder(ended);
    desk.vectors().save(folder.resolve("model.cesf"), state.model());
    desk.vectors().save(folder.resolve("direction.cesf"), state.direction());
    desk.vectors().save(folder.resolve("velocity.cesf"), state.velocity());
  }

  private Path folder(int ended) {
    return desk.folder().resolve("states").resolve(Integer.toString(ended));
  }
}
