@NullMarked
package io.cess4j.fingerprint.image;

import org.jspecify.annotations.NullMarked;
