/** Disputes over data rights for which this worker was drawn (ADR 0033). */
@NullMarked
package io.cess4j.tee.dispute;

import org.jspecify.annotations.NullMarked;
