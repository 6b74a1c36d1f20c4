/** A network for tests of dApps. */
@NullMarked
package io.cess4j.example.testing;

import org.jspecify.annotations.NullMarked;
