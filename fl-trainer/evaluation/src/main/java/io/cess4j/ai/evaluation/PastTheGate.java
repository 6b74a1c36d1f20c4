package io.cess4j.ai.evaluation;

/**
 * Made for the direction gate, which leaves out what points against the last direction: hides as
 * min-max does, against the honest mean, and adds just enough of the last direction to point along
 * it. It is never left out, honest participants are in its place, and what it turns the direction
 * to is what the gate holds the next round against: a slow drift.
 */
final class PastTheGate implements Attack.OnUpdates {
  private static final double MARGIN = 0.01;

  @Override
  public double[] forged(Knowledge knowledge, int attacker) {
    double[] hidden = Spread.along(knowledge, Numbers.scaled(-1, knowledge.mean()), false);
    double[] direction = Numbers.doubles(knowledge.direction());
    double square = Numbers.dot(direction, direction);
    double least = MARGIN * Math.sqrt(square) * Numbers.norm(knowledge.mean());
    double along = Numbers.dot(hidden, direction);
    return square == 0 || along >= least
        ? hidden
        : Numbers.sum(hidden, (least - along) / square, direction);
  }
}
