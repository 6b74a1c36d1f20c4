package io.cess4j.fingerprint.work;

import io.cess4j.fingerprint.code.Code256;

/**
 * A work seen whole or in part: a crop, a mirror image, a stretch of a sound.
 *
 * @param name which part, for example {@code whole}, {@code crop-80-nw}, {@code flip}
 */
public record View(String name, Code256 code) {}
