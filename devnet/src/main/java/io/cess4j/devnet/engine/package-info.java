/** Which program is the chain of a devnet. */
@NullMarked
package io.cess4j.devnet.engine;

import org.jspecify.annotations.NullMarked;
