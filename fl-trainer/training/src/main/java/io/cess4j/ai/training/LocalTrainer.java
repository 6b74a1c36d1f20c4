package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;

/**
 * Trains a participant's copy of the model on its own examples. Implementations are found by {@link
 * java.util.ServiceLoader}, so that only who wants a large one carries it. Floats never decide
 * anything on chain (docs/adr/0039): an update is rounded to integers once, by its sender.
 */
public interface LocalTrainer {
  /** For example {@code java}. */
  String name();

  boolean supports(Architecture architecture);

  /** Whether what it gives away of each example is bounded by an account (DP-SGD). */
  default boolean isPrivate() {
    return false;
  }

  /**
   * One round's work. The same arguments give the same bits within one environment of the trainer.
   *
   * @param base as many floats as the architecture has parameters, all finite; left as it is
   * @param examples at least one, with as many numbers as the architecture has inputs
   * @return new parameters, all finite
   * @throws UnfitExamplesException where base or examples do not fit the architecture
   * @throws DivergedException where training leaves the finite numbers
   */
  float[] train(Architecture architecture, float[] base, DataSet examples, Schedule schedule);

  /**
   * The probability of every class, example by example.
   *
   * @return examples x classes, row-major
   * @throws UnfitExamplesException where parameters or examples do not fit the architecture
   */
  float[] probabilities(Architecture architecture, float[] parameters, DataSet examples);
}
