/**
 * Reads a file from the miners that hold it: any k of n fragments in parallel, every chunk verified
 * on arrival, failover to decoding. The gateway and the SDK share this code, so that a direct read
 * (every gateway gone) is the same read.
 */
@NullMarked
package io.cess4j.retrieval;

import org.jspecify.annotations.NullMarked;
