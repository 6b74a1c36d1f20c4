/**
 * From a document to its text, to terms of its language, to codes of 256 bits and to the phrases
 * that confirm a match.
 */
@NullMarked
package io.cess4j.fingerprint.text;

import org.jspecify.annotations.NullMarked;
