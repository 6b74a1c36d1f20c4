@NullMarked
package io.cess4j.fingerprint;

import org.jspecify.annotations.NullMarked;
