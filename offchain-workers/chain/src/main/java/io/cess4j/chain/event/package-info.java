/**
 * Events of the contracts as records, and a cursor that follows them across restarts and rewinds.
 */
@NullMarked
package io.cess4j.chain.event;

import org.jspecify.annotations.NullMarked;
