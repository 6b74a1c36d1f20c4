/** The market of data: commands below {@code cess rights}. */
@NullMarked
package io.cess4j.cli.market;

import org.jspecify.annotations.NullMarked;
