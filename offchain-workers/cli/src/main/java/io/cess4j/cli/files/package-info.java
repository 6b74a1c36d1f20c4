/** Commands of clients: price, store, read, list and remove files. */
@NullMarked
package io.cess4j.cli.files;

import org.jspecify.annotations.NullMarked;
