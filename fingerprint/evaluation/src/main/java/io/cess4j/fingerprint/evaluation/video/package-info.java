/**
 * Videos: what is done to copies of them, samples that a seed makes, and how well they are found.
 */
@NullMarked
package io.cess4j.fingerprint.evaluation.video;

import org.jspecify.annotations.NullMarked;
