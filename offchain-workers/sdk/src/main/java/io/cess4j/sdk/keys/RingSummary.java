package io.cess4j.sdk.keys;

/**
 * How much a ring holds.
 *
 * @param generation of the sealing key for new files
 * @param unfinished uploads that can be resumed with the same keys
 * @param erasable files whose key is in the ring only
 * @param erased files whose key was in the ring only
 */
public record RingSummary(int generation, int unfinished, int erasable, int erased) {}
