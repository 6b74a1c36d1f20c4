/**
 * Moving pictures: the MPEG-7 frame signature that ISCC's Video-Code is made of, key frames, the
 * MDRC identifier of a video and the comparison of two videos frame by frame.
 */
@NullMarked
package io.cess4j.fingerprint.video;

import org.jspecify.annotations.NullMarked;
