package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An opened container: packets of one of its tracks. */
final class MediaFile implements AutoCloseable {
  private static final int MOST_TRACKS = 16;
  private static final int MOST_TAGS = 1_000;

  private final String name;
  private final Interrupt interrupt;
  private final AVFormatContext format;
  private final @Nullable AVStream stream;
  private final AVPacket packet;

  /** For {@link #tags} alone: no track is chosen. */
  static final int NO_TRACK = -1;

  /**
   * @param kind ffmpeg's number of the kind of track, or {@link #NO_TRACK}
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
      this.stream = kind == NO_TRACK ? null : best(kind);
      deadline.check(name);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private AVStream best(int kind) {
    int index = avformat.av_find_best_stream(format, kind, -1, -1, (PointerPointer<?>) null, 0);
    check(index, "it has no track of " + (kind == avutil.AVMEDIA_TYPE_VIDEO ? "video" : "sound"));
    AVStream best = format.streams(index);
    if ((best.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw new MediaException.Malformed(
          name + " has a cover picture but no video: take it as sound");
    }
    return best;
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
    return Objects.requireNonNull(stream, "opened without a track");
  }

  /** What the container says of the whole, or else one of its tracks; names in lower case. */
  Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>();
    collect(format.metadata(), tags);
    for (int i = 0; i < Math.min(MOST_TRACKS, format.nb_streams()); i++) {
      collect(format.streams(i).metadata(), tags);
    }
    return tags;
  }

  private static void collect(@Nullable AVDictionary from, Map<String, String> tags) {
    if (from == null || from.isNull()) {
      return;
    }
    AVDictionaryEntry entry = null;
    while (tags.size() < MOST_TAGS) {
      entry = avutil.av_dict_get(from, "", entry, avutil.AV_DICT_IGNORE_SUFFIX);
      if (entry == null || entry.isNull()) {
        return;
      }
      tags.putIfAbsent(
          entry.key().getString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT),
          entry.value().getString(StandardCharsets.UTF_8));
    }
  }

  /**
   * The next packet of the track, to be unreferenced by whoever got it.
   *
   * @return false after the last
   */
  boolean read(AVPacket into) {
    while (avformat.av_read_frame(format, into) >= 0) {
      if (into.stream_index() == stream().index()) {
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
