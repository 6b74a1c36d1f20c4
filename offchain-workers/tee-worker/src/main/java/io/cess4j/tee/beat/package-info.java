/** Posting beats on time (protocol.md section 1). */
@NullMarked
package io.cess4j.tee.beat;

import org.jspecify.annotations.NullMarked;
