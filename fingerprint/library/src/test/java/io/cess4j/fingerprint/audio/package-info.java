@NullMarked
package io.cess4j.fingerprint.audio;

import org.jspecify.annotations.NullMarked;
