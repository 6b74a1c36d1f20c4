@NullMarked
package io.cess4j.fingerprint.evaluation.audio;

import org.jspecify.annotations.NullMarked;
