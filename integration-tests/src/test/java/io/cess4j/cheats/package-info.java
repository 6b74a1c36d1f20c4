/**
 * Miners that cheat, each a process of its own, and the demo that catches them ({@code cess demo
 * cheats}). Nothing of it is part of the product.
 */
@NullMarked
package io.cess4j.cheats;

import org.jspecify.annotations.NullMarked;
