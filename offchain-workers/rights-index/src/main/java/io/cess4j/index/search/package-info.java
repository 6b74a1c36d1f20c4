/** Searches by words and by similarity; integers only. */
@NullMarked
package io.cess4j.index.search;

import org.jspecify.annotations.NullMarked;
