/** {@code cess keys}: keystores of accounts, and their key rings. */
@NullMarked
package io.cess4j.cli.keys;

import org.jspecify.annotations.NullMarked;
