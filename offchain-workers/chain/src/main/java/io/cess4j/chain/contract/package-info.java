/**
 * One small client and the records of each contract; the interfaces under contracts/src are the
 * law.
 */
@NullMarked
package io.cess4j.chain.contract;

import org.jspecify.annotations.NullMarked;
