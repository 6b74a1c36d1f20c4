/** From a file id to its bytes. */
@NullMarked
package io.cess4j.gateway.read;

import org.jspecify.annotations.NullMarked;
