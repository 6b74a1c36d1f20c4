/** Miners come and go, files stay: {@code cess demo durability} (protocol.md sections 4 and 5). */
@NullMarked
package io.cess4j.cli.demo.durability;

import org.jspecify.annotations.NullMarked;
