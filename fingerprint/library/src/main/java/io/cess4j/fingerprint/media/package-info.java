/**
 * What a file is made of once it is decoded, whoever decoded it: pictures, samples, frames; and how
 * decoding fails.
 */
@NullMarked
package io.cess4j.fingerprint.media;

import org.jspecify.annotations.NullMarked;
