package io.cess4j.fingerprint.ffmpeg;

import java.util.Set;

/**
 * Which formats are opened. ffmpeg knows hundreds, among them play lists that make it open other
 * files and addresses: only containers that hold their media themselves are let in.
 */
final class Containers {
  /** ffmpeg's names of demuxers. */
  static final String DEMUXERS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,ogg,wav,flac,mp3,aac,ac3,eac3,asf,flv,mpegts,mpeg,"
          + "mpegvideo,m4v,h264,hevc,gif,aiff,au,caf,w64,wv,ape,tta,amr,ivf,mxf";

  /** Nothing but the file itself is read. */
  static final String PROTOCOLS = "file";

  private static final Set<String> TYPES =
      Set.of(
          "video/mp4",
          "video/quicktime",
          "video/x-m4v",
          "video/3gpp",
          "video/3gpp2",
          "video/webm",
          "video/x-matroska",
          "application/x-matroska",
          "video/x-msvideo",
          "video/avi",
          "video/ogg",
          "video/theora",
          "video/x-theora",
          "video/x-ogm",
          "video/x-oggrgb",
          "video/x-ms-wmv",
          "video/x-ms-asf",
          "video/x-flv",
          "video/mpeg",
          "video/mp2t",
          "video/x-f4v",
          "application/mxf",
          "application/mp4",
          "application/ogg",
          "audio/mp4",
          "audio/x-m4a",
          "audio/aac",
          "audio/x-aac",
          "audio/opus",
          "audio/ogg",
          "audio/vorbis",
          "audio/speex",
          "audio/x-oggflac",
          "audio/x-matroska",
          "audio/webm",
          "audio/mpeg",
          "audio/x-flac",
          "audio/flac",
          "audio/x-wav",
          "audio/wav",
          "audio/vnd.wave",
          "audio/x-ms-wma",
          "audio/ac3",
          "audio/eac3",
          "audio/amr",
          "audio/x-aiff",
          "audio/aiff",
          "audio/basic",
          "audio/x-caf",
          "audio/3gpp");

  private Containers() {}

  static Set<String> types() {
    return TYPES;
  }
}
