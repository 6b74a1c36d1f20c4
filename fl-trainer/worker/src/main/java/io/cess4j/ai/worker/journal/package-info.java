/** What a participant must not forget. */
@NullMarked
package io.cess4j.ai.worker.journal;

import org.jspecify.annotations.NullMarked;
