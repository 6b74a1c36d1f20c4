/** {@code cess simulate}: what the rules do over years, without a chain. */
@NullMarked
package io.cess4j.cli.simulate;

import org.jspecify.annotations.NullMarked;
