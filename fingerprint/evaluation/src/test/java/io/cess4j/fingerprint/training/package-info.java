@NullMarked
package io.cess4j.fingerprint.training;

import org.jspecify.annotations.NullMarked;
