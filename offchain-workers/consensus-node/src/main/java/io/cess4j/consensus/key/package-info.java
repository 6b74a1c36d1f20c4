/** The VRF key of a consensus node. */
@NullMarked
package io.cess4j.consensus.key;

import org.jspecify.annotations.NullMarked;
