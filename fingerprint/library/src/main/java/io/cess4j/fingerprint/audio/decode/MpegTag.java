package io.cess4j.fingerprint.audio.decode;

import java.nio.ByteBuffer;

/**
 * What an encoder writes into the first frame of an MP3 in place of sound (Xing's header with
 * LAME's extension): how many samples to leave out at both ends. Without it the same recording
 * starts 50 ms later as MP3 than as WAV.
 *
 * @param skipped samples of each channel before the recording begins
 * @param length samples of each channel of the recording; {@link Long#MAX_VALUE} if unknown
 */
record MpegTag(long skipped, long length) {
  static final MpegTag NONE = new MpegTag(0, Long.MAX_VALUE);

  /** Frames of at most this size hold the tag. */
  static final int LOOKED_AT = 1 << 12;

  /** Samples by which every decoder of layer III is late (528 of the hybrid filter bank, and 1). */
  private static final int DECODER_DELAY = 529;

  private static final int XING = 0x58696e67;
  private static final int INFO = 0x496e666f;

  /** Whether bytes start with the header of a frame of MPEG audio (ISO 11172-3, 2.4.1.3). */
  static boolean isFrame(byte[] bytes) {
    if (bytes.length < 4) {
      return false;
    }
    int header = ByteBuffer.wrap(bytes).getInt();
    boolean sync = header >>> 21 == 0x7ff;
    boolean version = (header >> 19 & 3) != 1;
    boolean layer = (header >> 17 & 3) != 0;
    boolean bitrate = (header >> 12 & 15) != 15;
    boolean rate = (header >> 10 & 3) != 3;
    return sync && version && layer && bitrate && rate;
  }

  static MpegTag of(byte[] frame) {
    if (!isFrame(frame)) {
      return NONE;
    }
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    int header = bytes.getInt(0);
    boolean first = (header >> 19 & 3) == 3;
    boolean mono = (header >> 6 & 3) == 3;
    int at = 4 + (first ? mono ? 17 : 32 : mono ? 9 : 17);
    if (bytes.limit() < at + 156 || bytes.getInt(at) != XING && bytes.getInt(at) != INFO) {
      return NONE;
    }
    int samples = first ? 1152 : 576;
    int flags = bytes.getInt(at + 4);
    int next = at + 8;
    long frames = 0;
    if ((flags & 1) != 0) {
      frames = Integer.toUnsignedLong(bytes.getInt(next));
      next += 4;
    }
    next += ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0) + ((flags & 8) != 0 ? 4 : 0);
    int delays =
        (bytes.get(next + 21) & 0xff) << 16
            | (bytes.get(next + 22) & 0xff) << 8
            | bytes.get(next + 23) & 0xff;
    boolean extended = bytes.getInt(next) != 0 && delays != 0;
    long delay = extended ? delays >> 12 : 0;
    long padding = extended ? delays & 0xfff : 0;
    long skipped = samples + (extended ? delay + DECODER_DELAY : 0);
    long length = frames * samples - delay - padding;
    return new MpegTag(skipped, frames > 0 && length > 0 ? length : Long.MAX_VALUE);
  }
}
