package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Sound of a file as 16-bit samples at the rate and with the channels that it has. */
final class FfmpegSound implements PcmSource {
  private final Track track;
  private final SampleConverter converter;
  private final AVFrame decoded = avutil.av_frame_alloc();
  private final long longest;
  private short[] held = new short[0];
  private int position;
  private long delivered;
  private boolean ended;
  private boolean closed;

  /** Decodes the first frame: only it says what the samples are really like. */
  FfmpegSound(Track track, MediaLimits limits) {
    this.track = track;
    boolean ready = false;
    try {
      if (!track.next(decoded)) {
        throw new MediaException.Malformed(
            track.name() + " has a track of sound without sound: check that it plays");
      }
      this.converter = new SampleConverter(track.name(), decoded);
      this.longest = limits.playingTime().toSeconds() * converter.sampleRate();
      held = converter.convert(decoded);
      ready = true;
    } finally {
      if (!ready) {
        avutil.av_frame_free(decoded);
        track.close();
      }
    }
  }

  @Override
  public int sampleRate() {
    return converter.sampleRate();
  }

  @Override
  public int channels() {
    return converter.channels();
  }

  @Override
  public int read(short[] buffer) {
    int room = buffer.length - buffer.length % channels();
    int written = 0;
    while (written < room && fill()) {
      int some = Math.min(room - written, held.length - position);
      System.arraycopy(held, position, buffer, written, some);
      position += some;
      written += some;
    }
    delivered += written / channels();
    if (delivered > longest) {
      throw new MediaException.TooLarge(
          track.name() + " plays for longer than the limit: cut it into parts");
    }
    return written == 0 ? -1 : written;
  }

  /** Whether samples are left, after decoding more where none were. */
  private boolean fill() {
    while (position == held.length) {
      if (closed || ended) {
        return false;
      }
      if (track.next(decoded)) {
        held = converter.convert(decoded);
        avutil.av_frame_unref(decoded);
      } else {
        ended = true;
        held = converter.rest();
      }
      position = 0;
    }
    return true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      converter.close();
      avutil.av_frame_free(decoded);
      track.close();
    }
  }
}
