/** {@code cess bench}: starts the JVM that measures. */
@NullMarked
package io.cess4j.cli.bench;

import org.jspecify.annotations.NullMarked;
