/** Sharing of private files: grant, list, revoke, and read what others share (ADR 0032). */
@NullMarked
package io.cess4j.sdk.sharing;

import org.jspecify.annotations.NullMarked;
