/** A title deed as an ERC-721 token, bound to stored documents: see README.md of this example. */
@NullMarked
package io.cess4j.example.titledeed;

import org.jspecify.annotations.NullMarked;
