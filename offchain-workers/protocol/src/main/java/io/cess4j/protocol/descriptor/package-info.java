/** Descriptor of a deal: strict binary codec and root (docs/formats.md section 5). */
@NullMarked
package io.cess4j.protocol.descriptor;

import org.jspecify.annotations.NullMarked;
