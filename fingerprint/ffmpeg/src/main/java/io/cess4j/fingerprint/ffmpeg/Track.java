package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * One track of a file, decoded frame after frame. Damaged packets are passed over, as players do,
 * but not for ever.
 */
final class Track implements AutoCloseable {
  /** Packets that give no frame, one after another, until a file is given up. */
  private static final int PATIENCE = 4_096;

  private static final AVRational MICROSECONDS = new AVRational().num(1).den(1_000_000);

  private final MediaFile file;
  private final Deadline deadline;
  private final AVCodecContext codec;
  private final long start;
  private boolean ended;
  private boolean closed;

  /**
   * @param kind ffmpeg's number of the kind of track
   * @throws MediaException if there is no such track or nothing decodes it
   */
  Track(Path path, int kind, MediaLimits limits, Deadline deadline) {
    this.deadline = deadline;
    this.file = new MediaFile(path, kind, deadline);
    try {
      this.codec = openCodec(limits);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
    AVStream stream = file.stream();
    this.start =
        stream.start_time() == avutil.AV_NOPTS_VALUE
            ? 0
            : avutil.av_rescale_q(stream.start_time(), stream.time_base(), MICROSECONDS);
  }

  private AVCodecContext openCodec(MediaLimits limits) {
    AVCodec decoder = avcodec.avcodec_find_decoder(file.stream().codecpar().codec_id());
    if (decoder == null || decoder.isNull()) {
      throw new MediaException.NoDecoder(
          file.name()
              + " holds "
              + avcodec.avcodec_get_name(file.stream().codecpar().codec_id()).getString()
              + ", which this build of ffmpeg does not decode: encode it anew, for example as H.264"
              + " or Opus");
    }
    AVCodecContext context = avcodec.avcodec_alloc_context3(decoder);
    int code = avcodec.avcodec_parameters_to_context(context, file.stream().codecpar());
    if (code >= 0) {
      context.pkt_timebase(file.stream().time_base());
      context.max_pixels(PictureConverter.most(limits));
      context.thread_count(1);
      code = avcodec.avcodec_open2(context, decoder, (AVDictionary) null);
    }
    if (code < 0) {
      avcodec.avcodec_free_context(context);
      file.check(code, "its decoder does not start");
    }
    return context;
  }

  String name() {
    return file.name();
  }

  AVStream stream() {
    return file.stream();
  }

  /**
   * Decodes the next frame.
   *
   * @return false after the last
   * @throws MediaException if the file is damaged throughout, or the time is over
   */
  boolean next(AVFrame frame) {
    for (int empty = 0; empty < PATIENCE; empty++) {
      deadline.check(name());
      int code = avcodec.avcodec_receive_frame(codec, frame);
      if (code >= 0) {
        return true;
      }
      if (code == avutil.AVERROR_EOF()) {
        return false;
      }
      if (ended) {
        return false;
      }
      feed();
    }
    throw new MediaException.Malformed(
        name()
            + ": "
            + PATIENCE
            + " packets in a row gave nothing: check that it plays, or encode it anew");
  }

  private void feed() {
    AVPacket packet = file.packet();
    if (file.read(packet)) {
      avcodec.avcodec_send_packet(codec, packet); // damage shows as a missing frame
      avcodec.av_packet_unref(packet);
    } else {
      deadline.check(name());
      ended = avcodec.avcodec_send_packet(codec, null) < 0;
    }
  }

  /** When a frame is shown, from the beginning of the track. */
  long microseconds(AVFrame frame) {
    long time = frame.best_effort_timestamp();
    return time == avutil.AV_NOPTS_VALUE
        ? -1
        : avutil.av_rescale_q(time, file.stream().time_base(), MICROSECONDS) - start;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avcodec.avcodec_free_context(codec);
      file.close();
    }
  }
}
