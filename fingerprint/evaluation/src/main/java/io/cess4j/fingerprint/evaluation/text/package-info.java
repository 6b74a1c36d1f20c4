/** Attacks on texts, and documents out of corpora. */
@NullMarked
package io.cess4j.fingerprint.evaluation.text;

import org.jspecify.annotations.NullMarked;
