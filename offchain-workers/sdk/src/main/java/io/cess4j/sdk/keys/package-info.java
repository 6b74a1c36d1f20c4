/** Secrets of an account that do not follow from its key: the key ring. */
@NullMarked
package io.cess4j.sdk.keys;

import org.jspecify.annotations.NullMarked;
