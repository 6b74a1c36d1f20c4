package io.cess4j.fingerprint.search;

/**
 * A work with a code near one of the suspect's.
 *
 * @param number of the work in the index
 * @param distance bits in which the nearest pair of views differs
 * @param registeredView which view of the work, counted from 0
 * @param suspectView which view of the suspect
 */
public record Candidate(int number, int distance, int registeredView, int suspectView) {}
