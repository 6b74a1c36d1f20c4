package io.cess4j.fingerprint.evaluation;

import java.util.function.Consumer;

/**
 * How an experiment is run.
 *
 * @param seed of the split and of every attack
 * @param threads that describe and compare
 * @param calibrationAttacks how many of the attacks, drawn for each work, the calibration half
 *     suffers; the held-out half suffers all
 * @param calibrationShare of all works that sets the thresholds
 * @param progress is told, in words, how far it is
 */
public record Settings(
    long seed,
    int threads,
    int calibrationAttacks,
    double calibrationShare,
    Consumer<String> progress) {}
