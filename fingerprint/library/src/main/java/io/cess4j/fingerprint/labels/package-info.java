/** What works say of themselves: titles and descriptions inside pictures and sounds. */
@NullMarked
package io.cess4j.fingerprint.labels;

import org.jspecify.annotations.NullMarked;
