/**
 * DeOSS: encrypts, codes, masks, distributes and gives files back. Keeps no keys: they live in
 * memory while a body streams.
 */
@NullMarked
package io.cess4j.gateway;

import org.jspecify.annotations.NullMarked;
