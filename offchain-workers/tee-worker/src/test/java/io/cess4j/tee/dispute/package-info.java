/** Disputes for which this worker was drawn, without a chain. */
@NullMarked
package io.cess4j.tee.dispute;

import org.jspecify.annotations.NullMarked;
