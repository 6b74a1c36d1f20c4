/** {@code cess probe}: the network measured from outside, published as JSON and HTML. */
@NullMarked
package io.cess4j.cli.probe;

import org.jspecify.annotations.NullMarked;
