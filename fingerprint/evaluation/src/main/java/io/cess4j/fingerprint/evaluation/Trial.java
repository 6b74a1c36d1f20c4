package io.cess4j.fingerprint.evaluation;

/**
 * One attacked copy against its own original.
 *
 * @param distance infinite where the copy could not be described
 */
record Trial(String work, String attack, boolean synthetic, double distance) {}
