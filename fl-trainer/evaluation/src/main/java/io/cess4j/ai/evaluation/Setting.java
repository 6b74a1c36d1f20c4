package io.cess4j.ai.evaluation;

import io.cess4j.ai.training.Schedule;

/**
 * What all cells of a table have in common.
 *
 * @param participants seats, 3..32
 * @param attackers of them, at most f
 * @param rounds 3 or more
 * @param hidden units of the MLP
 * @param epochs that everyone trains in a round
 * @param firstRate learning rate of the first round; falls along half a cosine
 * @param lastRate learning rate of the last round
 * @param corrected whether silos train with {@link io.cess4j.ai.training.PriorCorrected}
 */
public record Setting(
    int participants,
    int attackers,
    int rounds,
    int hidden,
    int epochs,
    int batch,
    float firstRate,
    float lastRate,
    boolean corrected) {
  public Setting {
    if (participants < 3
        || participants > 32
        || attackers < 0
        || 2 * attackers >= participants
        || rounds < 3) {
      throw new IllegalArgumentException(
          "%d participants, %d attackers, %d rounds: need 3 to 32, fewer than half, 3 or more"
              .formatted(participants, attackers, rounds));
    }
    // Refused before hours of measuring, not in their first round.
    Schedule.plain(epochs, batch, firstRate, 0);
    Schedule.plain(epochs, batch, lastRate, 0);
  }

  /** 20 silos, 6 attackers, 60 rounds of 2 epochs: what the figures are about. */
  public static Setting full() {
    return new Setting(20, 6, 60, 128, 2, 32, 0.3f, 0.01f, true);
  }

  /** 10 silos, 3 attackers, 20 rounds of 1 epoch. */
  public static Setting reduced() {
    return new Setting(10, 3, 20, 32, 1, 32, 0.3f, 0.03f, true);
  }

  Schedule schedule(int round, long seed) {
    double part = 0.5 * (1 + StrictMath.cos(Math.PI * round / (rounds - 1)));
    return Schedule.plain(epochs, batch, (float) (lastRate + (firstRate - lastRate) * part), seed);
  }
}
