package io.cess4j.fingerprint.evaluation;

/**
 * A pair of different works that a method finds alike.
 *
 * @param attack of the suspect, {@code none} for the original
 */
public record Stranger(String registered, String suspect, String attack, double distance) {}
