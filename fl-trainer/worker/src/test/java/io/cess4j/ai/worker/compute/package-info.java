/** Compute nodes on real sockets. */
@NullMarked
package io.cess4j.ai.worker.compute;

import org.jspecify.annotations.NullMarked;
