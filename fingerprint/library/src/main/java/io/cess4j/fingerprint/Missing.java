package io.cess4j.fingerprint;

/**
 * A part of a fingerprint that could not be made; the others are there.
 *
 * @param part which one, for example {@code MDRC}
 * @param reason in words, with what to do
 */
public record Missing(String part, String reason) {}
