/** Files: price, store, find, read, remove. */
@NullMarked
package io.cess4j.sdk.storage;

import org.jspecify.annotations.NullMarked;
