/**
 * The rights index: a catalogue rebuilt from chain events alone (docs/adr/0037-rights-index.md).
 */
@NullMarked
package io.cess4j.index;

import org.jspecify.annotations.NullMarked;
