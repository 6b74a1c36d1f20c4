package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.Picture;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a video is turned before it is shown: telephones record lying and note how they were held.
 */
enum Rotation {
  NONE,
  CLOCKWISE,
  HALF,
  COUNTERCLOCKWISE;

  private static final int QUARTER = 90;

  static Rotation of(AVStream stream) {
    AVPacketSideData data =
        avcodec.av_packet_side_data_get(
            stream.codecpar().coded_side_data(),
            stream.codecpar().nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull()) {
      return NONE;
    }
    double counterclockwise = avutil.av_display_rotation_get(new IntPointer(data.data()));
    if (Double.isNaN(counterclockwise)) {
      return NONE;
    }
    return values()[Math.floorMod(-Math.round(counterclockwise / QUARTER), values().length)];
  }

  Picture apply(Picture picture) {
    if (this == NONE) {
      return picture;
    }
    int width = this == HALF ? picture.width() : picture.height();
    int height = this == HALF ? picture.height() : picture.width();
    int[] rgb = new int[width * height];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int to =
            switch (this) {
              case NONE, HALF -> (height - 1 - y) * width + (width - 1 - x);
              case CLOCKWISE -> x * width + (width - 1 - y);
              case COUNTERCLOCKWISE -> (height - 1 - x) * width + y;
            };
        rgb[to] = picture.rgb()[y * picture.width() + x];
      }
    }
    return new Picture(width, height, rgb);
  }
}
