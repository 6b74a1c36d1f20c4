/** {@code cess consensus}: who elects whom (protocol.md section 7). */
@NullMarked
package io.cess4j.cli.consensus;

import org.jspecify.annotations.NullMarked;
