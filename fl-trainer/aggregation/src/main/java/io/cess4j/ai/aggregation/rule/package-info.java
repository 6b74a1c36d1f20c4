/** Byzantine-robust rules in integers. */
@NullMarked
package io.cess4j.ai.aggregation.rule;

import org.jspecify.annotations.NullMarked;
