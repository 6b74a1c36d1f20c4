package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.landmarks.SharedRegion;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pictures as thumbnails, on the work the part that the searched file shows. */
final class ShownPictures implements SideBySide.Shown {
  /** Longest side of a thumbnail, in pixels. */
  private static final int SIDE = 480;

  private final PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);
  private final Picture suspect;

  ShownPictures(Path suspect) {
    this.suspect = decoder.decode(suspect);
  }

  @Override
  public String beside(Path work) {
    Picture other = decoder.decode(work);
    return SideBySide.pair(
        svg(Pictures.bounded(suspect, SIDE), ""),
        svg(
            Pictures.bounded(other, SIDE),
            SharedRegion.of(other, suspect).map(ShownPictures::outline).orElse("")));
  }

  /** In the unit square, over the picture. */
  private static String outline(SharedRegion region) {
    String points =
        region.corners().stream()
            .map(corner -> String.format(Locale.ROOT, "%.4f,%.4f", corner.x(), corner.y()))
            .collect(Collectors.joining(" "));
    return "<polygon points=\"%s\" fill=\"none\" stroke=\"#e00\" stroke-width=\"3\" vector-effect=\"non-scaling-stroke\"/>"
        .formatted(points);
  }

  private static String svg(Picture picture, String over) {
    return """
        <svg viewBox="0 0 %1$d %2$d" width="%1$d" role="img">\
        <image width="%1$d" height="%2$d" href="%3$s"/>\
        <g transform="scale(%1$d %2$d)">%4$s</g></svg>"""
        .formatted(picture.width(), picture.height(), Thumbnail.address(picture), over);
  }
}
