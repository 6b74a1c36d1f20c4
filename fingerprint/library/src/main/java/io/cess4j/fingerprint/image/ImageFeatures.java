package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;
import java.util.List;

/**
 * The features of a picture in the white paper's four groups: spatial, colour, shape, texture; each
 * between -32,768 and 32,767. Neighbouring groups say partly the same; the whitening that follows
 * takes that out.
 */
public final class ImageFeatures {
  private static final List<FeatureGroup> GROUPS =
      List.of(
          new SpatialFeatures(), new ColourFeatures(), new ShapeFeatures(), new TextureFeatures());

  /** How many features there are. */
  public static final int SIZE = GROUPS.stream().mapToInt(FeatureGroup::size).sum();

  private ImageFeatures() {}

  /** The features of a whole picture, borders included. */
  public static int[] of(Picture picture) {
    Canvas canvas = Canvas.of(picture);
    return of(canvas.patch(canvas.whole()));
  }

  static int[] of(Patch patch) {
    int[] features = new int[SIZE];
    int at = 0;
    for (FeatureGroup group : GROUPS) {
      group.write(patch, features, at);
      at += group.size();
    }
    return features;
  }
}
