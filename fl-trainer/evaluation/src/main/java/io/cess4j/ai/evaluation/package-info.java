/**
 * Attacks on federated training, and what each rule keeps of the accuracy under them. A cell is one
 * rule under one attack on one partition; cells repeat to the bit from their seed.
 */
@NullMarked
package io.cess4j.ai.evaluation;

import org.jspecify.annotations.NullMarked;
