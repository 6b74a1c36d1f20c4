/**
 * Finds similar works among millions: exact Hamming search over codes of 256 bits, kept in files
 * that survive a killed process, and a second stage that confirms what was found.
 */
@NullMarked
package io.cess4j.fingerprint.search;

import org.jspecify.annotations.NullMarked;
