@NullMarked
package io.cess4j.fingerprint.code;

import org.jspecify.annotations.NullMarked;
