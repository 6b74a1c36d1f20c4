/** {@code cess fingerprint} and {@code cess search-similar}; neither needs a chain. */
@NullMarked
package io.cess4j.cli.fingerprint;

import org.jspecify.annotations.NullMarked;
