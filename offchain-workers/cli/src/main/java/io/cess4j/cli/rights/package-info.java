/** {@code cess rights}. */
@NullMarked
package io.cess4j.cli.rights;

import org.jspecify.annotations.NullMarked;
