/** Data sets: where examples come from, and how tests and simulations draw or part them. */
@NullMarked
package io.cess4j.ai.data;

import org.jspecify.annotations.NullMarked;
