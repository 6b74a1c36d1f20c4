/**
 * What every worker process shares: start, configuration, keystores, mutual TLS server, health,
 * metrics.
 */
@NullMarked
package io.cess4j.runtime;

import org.jspecify.annotations.NullMarked;
