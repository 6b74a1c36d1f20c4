/** A devnet for each test class, rolled back after each test. */
@NullMarked
package io.cess4j.devnet.junit;

import org.jspecify.annotations.NullMarked;
