/** Values that every format shares, and the one family of errors (docs/formats.md). */
@NullMarked
package io.cess4j.protocol;

import org.jspecify.annotations.NullMarked;
