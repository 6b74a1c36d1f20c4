/** From a file to everything that is known of it: hashes, ISCC codes, MDRC description. */
@NullMarked
package io.cess4j.fingerprint;

import org.jspecify.annotations.NullMarked;
