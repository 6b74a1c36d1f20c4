@NullMarked
package io.cess4j.fingerprint.audio.decode;

import org.jspecify.annotations.NullMarked;
