/**
 * Sound and frames through ffmpeg's libraries (LGPL build, in this process). Native code that reads
 * strangers' files: whoever cannot accept that leaves this module out (ADR 0028).
 */
@NullMarked
package io.cess4j.fingerprint.ffmpeg;

import org.jspecify.annotations.NullMarked;
