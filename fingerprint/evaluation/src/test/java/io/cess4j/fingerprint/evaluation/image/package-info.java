@NullMarked
package io.cess4j.fingerprint.evaluation.image;

import org.jspecify.annotations.NullMarked;
