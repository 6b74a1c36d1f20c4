package io.cess4j.fingerprint.ffmpeg;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** What ffmpeg's negative numbers mean. */
final class FfmpegError {
  private static final int LENGTH = 128;

  private FfmpegError() {}

  static String text(int code) {
    byte[] text = new byte[LENGTH];
    avutil.av_strerror(code, text, LENGTH);
    int end = 0;
    while (end < LENGTH && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
