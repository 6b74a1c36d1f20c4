/** The compute node: holds an owner's examples and trains on its orders. */
@NullMarked
package io.cess4j.ai.worker.compute;

import org.jspecify.annotations.NullMarked;
