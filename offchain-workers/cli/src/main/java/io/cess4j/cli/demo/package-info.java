/** {@code cess demo}: whole scenarios on a network of their own. */
@NullMarked
package io.cess4j.cli.demo;

import org.jspecify.annotations.NullMarked;
