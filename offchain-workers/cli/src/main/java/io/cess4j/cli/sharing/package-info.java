/** Sharing of files: {@code cess share}, {@code shared}, {@code revoke}, {@code reader-key}. */
@NullMarked
package io.cess4j.cli.sharing;

import org.jspecify.annotations.NullMarked;
