/** What runs inside the JVM that carries all Besu nodes; knows the JDK only. */
@NullMarked
package io.cess4j.devnet.besu.embedded;

import org.jspecify.annotations.NullMarked;
