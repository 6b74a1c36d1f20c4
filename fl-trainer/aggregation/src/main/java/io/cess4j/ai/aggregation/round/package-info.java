/** A round computed whole: its result, the traces behind it and the outcome to vote for. */
@NullMarked
package io.cess4j.ai.aggregation.round;

import org.jspecify.annotations.NullMarked;
