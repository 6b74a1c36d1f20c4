/** A network on one machine: chain, contracts and funded accounts. */
@NullMarked
package io.cess4j.devnet;

import org.jspecify.annotations.NullMarked;
