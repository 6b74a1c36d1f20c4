/** Derived state, its digests, and the way back where the chain is rewound. */
@NullMarked
package io.cess4j.index.state;

import org.jspecify.annotations.NullMarked;
