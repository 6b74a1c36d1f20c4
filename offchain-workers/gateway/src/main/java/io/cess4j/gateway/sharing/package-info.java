/** The gateway as a proxy: shares of delegated keys, and re-encryption for readers (ADR 0032). */
@NullMarked
package io.cess4j.gateway.sharing;

import org.jspecify.annotations.NullMarked;
