/** Vectors of fixed-point numbers and the files in which they travel. */
@NullMarked
package io.cess4j.ai.aggregation.vector;

import org.jspecify.annotations.NullMarked;
