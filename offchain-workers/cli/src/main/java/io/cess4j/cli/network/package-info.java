/** Commands that start, stop and watch a network on this machine. */
@NullMarked
package io.cess4j.cli.network;

import org.jspecify.annotations.NullMarked;
