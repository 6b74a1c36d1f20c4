/**
 * Storage miner: stores fragments and proves that they are still there (docs/formats.md section 9,
 * protocol.md section 4).
 */
@NullMarked
package io.cess4j.miner;

import org.jspecify.annotations.NullMarked;
