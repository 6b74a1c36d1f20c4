/** Posting beats on time (protocol.md section 1): what TEE workers and consensus nodes share. */
@NullMarked
package io.cess4j.beats;

import org.jspecify.annotations.NullMarked;
