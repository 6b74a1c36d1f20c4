/**
 * Aggregation of AI Gap rounds in integers, the same to the bit for everybody
 * (docs/adr/0039-ai-gap-rounds.md).
 */
@NullMarked
package io.cess4j.ai.aggregation;

import org.jspecify.annotations.NullMarked;
