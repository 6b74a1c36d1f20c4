/** The paths of the index. */
@NullMarked
package io.cess4j.index.http;

import org.jspecify.annotations.NullMarked;
