/** {@code cess demo consensus}: three eras of elections, a dead validator and a false one. */
@NullMarked
package io.cess4j.cli.demo.consensus;

import org.jspecify.annotations.NullMarked;
