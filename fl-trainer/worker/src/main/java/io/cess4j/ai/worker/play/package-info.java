/** A participant's duties, phase by phase (docs/adr/0039). */
@NullMarked
package io.cess4j.ai.worker.play;

import org.jspecify.annotations.NullMarked;
