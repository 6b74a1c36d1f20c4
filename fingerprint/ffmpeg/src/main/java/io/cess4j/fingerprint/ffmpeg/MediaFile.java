package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** An opened container: packets of one of its tracks. */
final class MediaFile implements AutoCloseable {
  private final String name;
  private final Interrupt interrupt;
  private final AVFormatContext format;
  private final AVStream stream;
  private final AVPacket packet;

  /**
   * @param kind ffmpeg's number of the kind of track
   * @throws MediaException.Malformed if it is none of the containers or has no such track
   */
  MediaFile(Path file, int kind, Deadline deadline) {
    this.name = String.valueOf(file.getFileName());
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new MediaException.Malformed(file + " is no file that can be read: check the path");
    }
    this.interrupt = new Interrupt(deadline);
    this.format = avformat.avformat_alloc_context();
    format.interrupt_callback(new AVIOInterruptCB().callback(interrupt));
    openInput(file);
    this.packet = avcodec.av_packet_alloc();
    try {
      check(
          avformat.avformat_find_stream_info(format, (AVDictionary) null),
          "its tracks cannot be told");
      int index = avformat.av_find_best_stream(format, kind, -1, -1, (PointerPointer<?>) null, 0);
      check(index, "it has no track of " + (kind == avutil.AVMEDIA_TYPE_VIDEO ? "video" : "sound"));
      this.stream = format.streams(index);
      if ((stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
        throw new MediaException.Malformed(
            name + " has a cover picture but no video: take it as sound");
      }
      deadline.check(name);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void openInput(Path file) {
    AVDictionary options = new AVDictionary((Pointer) null);
    avutil.av_dict_set(options, "format_whitelist", Containers.DEMUXERS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", Containers.PROTOCOLS, 0);
    int code = avformat.avformat_open_input(format, "file:" + file.toAbsolutePath(), null, options);
    avutil.av_dict_free(options);
    if (code < 0) { // the format is freed by then
      interrupt.close();
      check(code, "it is none of the containers that are read");
    }
  }

  String name() {
    return name;
  }

  AVStream stream() {
    return stream;
  }

  /**
   * The next packet of the track, to be unreferenced by whoever got it.
   *
   * @return false after the last
   */
  boolean read(AVPacket into) {
    while (avformat.av_read_frame(format, into) >= 0) {
      if (into.stream_index() == stream.index()) {
        return true;
      }
      avcodec.av_packet_unref(into);
    }
    return false;
  }

  AVPacket packet() {
    return packet;
  }

  /** Throws what a negative number means, with what is wrong about the file. */
  void check(int code, String wrong) {
    if (code < 0) {
      throw new MediaException.Malformed(
          name
              + ": "
              + wrong
              + " (ffmpeg: "
              + FfmpegError.text(code)
              + "): check that it plays, or encode it anew");
    }
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(format);
    interrupt.close();
  }

  /** Makes reads that wait give up when the time is over. */
  private static final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
    private final Deadline deadline;

    Interrupt(Deadline deadline) {
      this.deadline = deadline;
    }

    @Override
    public int call(Pointer opaque) {
      return deadline.passed() ? 1 : 0;
    }
  }
}
