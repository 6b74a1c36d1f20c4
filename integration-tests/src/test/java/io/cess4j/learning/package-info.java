/**
 * Participants who learn together, each a process of its own, among them one that is hostile and
 * one that crashes, and the demo that shows what comes of it ({@code cess demo ai}). Nothing of it
 * is part of the product.
 */
@NullMarked
package io.cess4j.learning;

import org.jspecify.annotations.NullMarked;
