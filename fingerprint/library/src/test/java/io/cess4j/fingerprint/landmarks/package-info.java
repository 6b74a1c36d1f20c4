@NullMarked
package io.cess4j.fingerprint.landmarks;

import org.jspecify.annotations.NullMarked;
