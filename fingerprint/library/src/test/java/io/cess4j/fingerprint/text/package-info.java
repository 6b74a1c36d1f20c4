@NullMarked
package io.cess4j.fingerprint.text;

import org.jspecify.annotations.NullMarked;
