/** Tests of the ISCC codes. */
@NullMarked
package io.cess4j.fingerprint.iscc;

import org.jspecify.annotations.NullMarked;
