@NullMarked
package io.cess4j.fingerprint.media;

import org.jspecify.annotations.NullMarked;
