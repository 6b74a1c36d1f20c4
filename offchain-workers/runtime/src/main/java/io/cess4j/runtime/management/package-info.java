/**
 * Health, readiness and metrics, apart from the worker's own listener so that they need no
 * certificate.
 */
@NullMarked
package io.cess4j.runtime.management;

import org.jspecify.annotations.NullMarked;
