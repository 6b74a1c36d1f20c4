/** Finds the one call that refutes a wrong outcome. */
@NullMarked
package io.cess4j.ai.aggregation.dispute;

import org.jspecify.annotations.NullMarked;
