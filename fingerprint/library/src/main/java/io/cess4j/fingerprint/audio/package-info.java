/**
 * Sounds: samples at one rate, spectra in integers, Chromaprint's words, the MDRC identifier of a
 * sound and the alignment that confirms a candidate.
 */
@NullMarked
package io.cess4j.fingerprint.audio;

import org.jspecify.annotations.NullMarked;
