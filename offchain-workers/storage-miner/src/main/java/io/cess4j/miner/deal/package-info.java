/** From a descriptor to a signed report: checks, tags, evidence. */
@NullMarked
package io.cess4j.miner.deal;

import org.jspecify.annotations.NullMarked;
