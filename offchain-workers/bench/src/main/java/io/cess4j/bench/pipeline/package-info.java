/** A file through a running network and back. */
@NullMarked
package io.cess4j.bench.pipeline;

import org.jspecify.annotations.NullMarked;
