@NullMarked
package io.cess4j.fingerprint.evaluation;

import org.jspecify.annotations.NullMarked;
