package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.TypeDetector;
import io.cess4j.fingerprint.video.FiveASecond;
import io.cess4j.fingerprint.video.VideoFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Videos as rows of frames, evenly from the first to the last, each with its time. */
final class ShownVideos implements SideBySide.Shown {
  private static final int MOST = 12;
  private static final int SIDE = 160;

  private final String suspect;

  ShownVideos(Path suspect) {
    this.suspect = row(frames(suspect));
  }

  @Override
  public String beside(Path work) {
    return SideBySide.pair(suspect, row(frames(work)));
  }

  /** Every second one is dropped whenever there are too many: no more than these are held. */
  private static List<Frame> frames(Path file) {
    String type = new TypeDetector().detect(file).mimeType();
    List<Frame> kept = new ArrayList<>();
    int step = 1;
    int index = 0;
    try (FrameSource frames = new FiveASecond(VideoFile.open(file, type, MediaLimits.DEFAULT))) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        if (index++ % step == 0) {
          kept.add(new Frame(frame.microseconds(), Pictures.bounded(frame.picture(), SIDE)));
        }
        if (kept.size() > MOST) {
          for (int i = kept.size() / 2; i > 0; i--) {
            kept.remove(2 * i - 1);
          }
          step *= 2;
        }
      }
    }
    return kept;
  }

  private static String row(List<Frame> frames) {
    StringBuilder row = new StringBuilder("<div class=\"frames\">");
    for (Frame frame : frames) {
      row.append(
          String.format(
              Locale.ROOT,
              "<span><img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"\"><br><small>%.1f s</small></span>",
              Thumbnail.address(frame.picture()),
              frame.picture().width(),
              frame.picture().height(),
              frame.microseconds() / 1e6));
    }
    return row.append("</div>").toString();
  }
}
