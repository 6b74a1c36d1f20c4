/** Runs inside a worker's JVM as a java agent and stops it at one method. */
@NullMarked
package io.cess4j.faults.agent;

import org.jspecify.annotations.NullMarked;
