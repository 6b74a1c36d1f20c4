/** Items of a game as ERC-1155 tokens, bound to stored assets: see README.md of this example. */
@NullMarked
package io.cess4j.example.gameitems;

import org.jspecify.annotations.NullMarked;
