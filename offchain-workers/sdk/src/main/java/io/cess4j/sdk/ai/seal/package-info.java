/** Updates sealed for the members of a task (docs/formats.md section 18). */
@NullMarked
package io.cess4j.sdk.ai.seal;

import org.jspecify.annotations.NullMarked;
