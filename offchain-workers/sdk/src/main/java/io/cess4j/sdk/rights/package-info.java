/** Data rights: registration, challenges, and what an index knows. */
@NullMarked
package io.cess4j.sdk.rights;

import org.jspecify.annotations.NullMarked;
