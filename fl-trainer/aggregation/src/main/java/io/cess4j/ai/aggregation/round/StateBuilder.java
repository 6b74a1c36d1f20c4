package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.ServerStep;
import io.cess4j.ai.aggregation.vector.Chunks;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;

/** Direction, velocity and model of a round, chunk by chunk. */
final class StateBuilder {
  private final Round round;
  private final Selection selection;
  private final int[] direction;
  private final int[] velocity;
  private final int[] model;

  private StateBuilder(Round round, Selection selection) {
    int length = round.state().model().length();
    this.round = round;
    this.selection = selection;
    this.direction = new int[length];
    this.velocity = new int[length];
    this.model = new int[length];
  }

  static ModelState build(Round round, Selection selection, Schedule schedule) {
    StateBuilder builder = new StateBuilder(round, selection);
    Blocks.forEach(round.state().model().chunks(), schedule, builder::worker);
    return new ModelState(
        FixedVector.of(VectorKind.MODEL, builder.model),
        FixedVector.of(VectorKind.DIRECTION, builder.direction),
        FixedVector.of(VectorKind.VELOCITY, builder.velocity));
  }

  private Blocks.Worker worker() {
    DirectionRows rows = new DirectionRows(round, selection);
    int[] chunkDirection = new int[Chunks.COMPONENTS];
    return (block, first, end) -> {
      for (int chunk = first; chunk < end; chunk++) {
        int used = rows.direction(chunk, chunkDirection);
        move(chunk * Chunks.COMPONENTS, used, chunkDirection);
      }
    };
  }

  private void move(int from, int used, int[] chunkDirection) {
    RuleParameters parameters = round.parameters();
    FixedVector lastVelocity = round.state().velocity();
    FixedVector base = round.state().model();
    for (int i = 0; i < used; i++) {
      int j = from + i;
      direction[j] = chunkDirection[i];
      velocity[j] = ServerStep.velocity(parameters.momentum(), lastVelocity.at(j), direction[j]);
      model[j] = ServerStep.model(parameters.rate(), base.at(j), velocity[j]);
    }
  }
}
