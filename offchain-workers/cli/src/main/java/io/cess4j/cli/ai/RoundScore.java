package io.cess4j.cli.ai;

import io.cess4j.ai.training.Evaluation;

/**
 * How the model did after a round.
 *
 * @param round number; 0 for the initial model
 */
record RoundScore(int round, Evaluation evaluation) {}
