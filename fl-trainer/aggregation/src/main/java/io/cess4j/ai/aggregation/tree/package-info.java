/** Hash trees over the chunks of vectors and over the records of traces. */
@NullMarked
package io.cess4j.ai.aggregation.tree;

import org.jspecify.annotations.NullMarked;
