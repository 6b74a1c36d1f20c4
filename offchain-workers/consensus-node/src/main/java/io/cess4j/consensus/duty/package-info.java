/** What a consensus node does again and again; the chain decides what is due. */
@NullMarked
package io.cess4j.consensus.duty;

import org.jspecify.annotations.NullMarked;
