/** HTTP between workers (docs/formats.md section 9). */
@NullMarked
package io.cess4j.miner.web;

import org.jspecify.annotations.NullMarked;
