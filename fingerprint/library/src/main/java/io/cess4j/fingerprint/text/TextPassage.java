package io.cess4j.fingerprint.text;

/**
 * A stretch that two texts have in common; offsets count characters from the start of each.
 *
 * @param firstStart in the one text
 * @param firstEnd after its last character there
 * @param secondStart in the other
 * @param secondEnd after its last character there
 * @param terms that agree
 */
public record TextPassage(
    long firstStart, long firstEnd, long secondStart, long secondEnd, int terms) {}
