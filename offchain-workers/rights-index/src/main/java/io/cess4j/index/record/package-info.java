/** What the index knows, as it is stored, hashed and answered: one JSON document each. */
@NullMarked
package io.cess4j.index.record;

import org.jspecify.annotations.NullMarked;
