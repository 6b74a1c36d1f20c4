/**
 * What is known of a work, whatever its kind: codes to find it by, evidence to confirm what was
 * found.
 */
@NullMarked
package io.cess4j.fingerprint.work;

import org.jspecify.annotations.NullMarked;
