/**
 * Files to samples, without native code: WAV, FLAC, MPEG audio, Ogg Vorbis and Ogg Opus. Anything
 * else is asked of the {@link io.cess4j.fingerprint.media.MediaDecoder}s that are installed.
 */
@NullMarked
package io.cess4j.fingerprint.audio.decode;

import org.jspecify.annotations.NullMarked;
