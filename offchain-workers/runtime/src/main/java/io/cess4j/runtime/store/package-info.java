/** Small durable state of a worker. */
@NullMarked
package io.cess4j.runtime.store;

import org.jspecify.annotations.NullMarked;
