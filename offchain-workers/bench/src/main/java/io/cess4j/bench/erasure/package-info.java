/** Reed-Solomon engines against each other and ISA-L. */
@NullMarked
package io.cess4j.bench.erasure;

import org.jspecify.annotations.NullMarked;
