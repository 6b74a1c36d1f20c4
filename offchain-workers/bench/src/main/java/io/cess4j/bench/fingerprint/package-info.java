/** {@code cess bench fingerprint}: how well copies are found, and how fast. */
@NullMarked
package io.cess4j.bench.fingerprint;

import org.jspecify.annotations.NullMarked;
