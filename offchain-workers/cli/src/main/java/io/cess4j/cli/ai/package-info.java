/** {@code cess ai}: federated learning without an aggregator. */
@NullMarked
package io.cess4j.cli.ai;

import org.jspecify.annotations.NullMarked;
