package io.cess4j.ai.worker;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Schedule;

/**
 * The participant's own training: base in, quantised update out.
 *
 * @param examples the participant's, which never leave it
 * @param schedule of a round; its seed is that of round 0
 */
public record LocalTraining(
    LocalTrainer trainer, Architecture architecture, DataSet examples, Schedule schedule)
    implements UpdateMaker {

  @Override
  public FixedVector update(FixedVector base, int round) {
    float[] trained =
        trainer.train(
            architecture, base.toFloats(), examples, schedule.seeded(schedule.seed() + round));
    return FixedVector.update(base, trained);
  }
}
