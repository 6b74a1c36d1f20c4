/** Streaming encryption, masks and key commitments (docs/formats.md sections 2 and 3). */
@NullMarked
package io.cess4j.protocol.encryption;

import org.jspecify.annotations.NullMarked;
