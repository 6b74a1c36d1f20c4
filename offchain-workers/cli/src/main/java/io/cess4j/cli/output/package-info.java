/** How results look: text with progress on a terminal, JSON for scripts. */
@NullMarked
package io.cess4j.cli.output;

import org.jspecify.annotations.NullMarked;
