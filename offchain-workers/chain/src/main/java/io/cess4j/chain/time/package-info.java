/** Chain time and the arithmetic of protocol days, windows and beats. */
@NullMarked
package io.cess4j.chain.time;

import org.jspecify.annotations.NullMarked;
