/** Systematic Reed-Solomon code over GF(2^8) (protocol.md section 2). */
@NullMarked
package io.cess4j.protocol.erasure;

import org.jspecify.annotations.NullMarked;
