@NullMarked
package io.cess4j.fingerprint.labels;

import org.jspecify.annotations.NullMarked;
