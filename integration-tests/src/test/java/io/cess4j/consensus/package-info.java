/**
 * Networks whose chain is one of several validators: they run where a Besu is installed, and are
 * skipped with the reason elsewhere.
 */
@NullMarked
package io.cess4j.consensus;

import org.jspecify.annotations.NullMarked;
