/** {@code cess rights dispute}. */
@NullMarked
package io.cess4j.cli.rights.dispute;

import org.jspecify.annotations.NullMarked;
