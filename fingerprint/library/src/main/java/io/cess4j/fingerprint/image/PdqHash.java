package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.code.Code256;

/**
 * A PDQ hash; two of one picture are usually within 31 bits (PDQ's own advice).
 *
 * @param code the bits, hexadecimal as everybody writes them
 * @param quality 0 (plain) to 100; below 50 PDQ's authors advise not to compare
 */
public record PdqHash(Code256 code, int quality) {}
