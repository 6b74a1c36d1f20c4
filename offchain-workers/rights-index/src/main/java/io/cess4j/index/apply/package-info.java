/** What each event changes. */
@NullMarked
package io.cess4j.index.apply;

import org.jspecify.annotations.NullMarked;
