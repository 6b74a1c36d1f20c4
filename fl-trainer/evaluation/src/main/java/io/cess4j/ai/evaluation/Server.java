package io.cess4j.ai.evaluation;

import io.cess4j.ai.aggregation.round.ModelState;
import io.cess4j.ai.aggregation.round.Round;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.RuleParameters;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.SeatUpdate;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import java.util.ArrayList;
import java.util.List;

/** The state that rounds hand on, and the rule that changes it: the one that is voted on. */
final class Server {
  private static final int ONE = 1 << FixedVector.SCALE_BITS;
  private final RuleKind rule;
  private final int f;
  private ModelState state;
  private int kept;

  Server(RuleKind rule, int f, FixedVector model) {
    this.rule = rule;
    this.f = f;
    state = ModelState.initial(model);
  }

  FixedVector model() {
    return state.model();
  }

  int[] direction() {
    return state.direction().toInts();
  }

  /** Bitmap of the seats that the gate let through in the last round. */
  int kept() {
    return kept;
  }

  void round(List<int[]> updates) {
    if (rule == RuleKind.FEDAVG) {
      state = mean(updates);
      kept = (int) ((1L << updates.size()) - 1);
      return;
    }
    List<SeatUpdate> seats = new ArrayList<>();
    for (int seat = 0; seat < updates.size(); seat++) {
      seats.add(new SeatUpdate(seat, FixedVector.of(VectorKind.UPDATE, updates.get(seat))));
    }
    RuleParameters parameters = new RuleParameters(f, rule == RuleKind.GATED_NNM, 0, ONE);
    RoundComputation computed =
        RoundComputation.of(new Round(parameters, state, seats), Schedule.threads(1));
    state = computed.state();
    kept = computed.selection().kept();
  }

  private ModelState mean(List<int[]> updates) {
    int[] model = state.model().toInts();
    int[] direction = new int[model.length];
    for (int j = 0; j < model.length; j++) {
      long sum = 0;
      for (int[] update : updates) {
        sum += update[j];
      }
      direction[j] = (int) (sum / updates.size());
      model[j] = VectorKind.MODEL.clamp((long) model[j] + direction[j]);
    }
    return new ModelState(
        FixedVector.of(VectorKind.MODEL, model),
        FixedVector.of(VectorKind.DIRECTION, direction),
        state.velocity());
  }
}
