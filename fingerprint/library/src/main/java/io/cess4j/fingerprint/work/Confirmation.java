package io.cess4j.fingerprint.work;

/**
 * What the second stage says of two works whose codes are near.
 *
 * @param score 0 (nothing in common) to 1 (the same); which score makes a match is the describer's
 *     to say
 * @param reason in words, for the report: "83 landmarks agree on a crop of 80 %, turned by 3
 *     degrees"
 */
public record Confirmation(double score, String reason) {}
