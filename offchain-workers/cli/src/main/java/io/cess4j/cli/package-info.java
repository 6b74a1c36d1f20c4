/** The {@code cess} command: what a person or a script types. */
@NullMarked
package io.cess4j.cli;

import org.jspecify.annotations.NullMarked;
