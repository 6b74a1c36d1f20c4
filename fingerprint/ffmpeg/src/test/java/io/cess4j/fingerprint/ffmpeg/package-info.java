@NullMarked
package io.cess4j.fingerprint.ffmpeg;

import org.jspecify.annotations.NullMarked;
