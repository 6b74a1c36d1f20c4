/** What the campaigns do on chain, a walk each. */
@NullMarked
package io.cess4j.keeper.walk;

import org.jspecify.annotations.NullMarked;
