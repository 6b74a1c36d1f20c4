/** Commands of storage miners' operators. */
@NullMarked
package io.cess4j.cli.miner;

import org.jspecify.annotations.NullMarked;
