package io.cess4j.fingerprint.evaluation;

/**
 * A point of a curve of recall against false positives.
 *
 * @param rate of false positives that set the threshold, on the calibration half
 * @param recall on the held-out half
 */
public record CurvePoint(double rate, double recall) {}
