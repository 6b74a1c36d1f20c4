package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/** A small picture ready to have many patches cut from it. */
final class Canvas {
  /** Borders are looked for at this size, so that they are the same in all copies. */
  private static final int LONGER_SIDE = 512;

  private final SmallPicture picture;
  private final SummedPlane luma;
  private final SummedPlane redGreen;
  private final SummedPlane blueYellow;

  private Canvas(SmallPicture picture) {
    this.picture = picture;
    this.luma = new SummedPlane(picture.width(), picture.height(), picture.luma());
    this.redGreen = new SummedPlane(picture.width(), picture.height(), picture.redGreen());
    this.blueYellow = new SummedPlane(picture.width(), picture.height(), picture.blueYellow());
  }

  static Canvas of(SmallPicture picture) {
    return new Canvas(picture);
  }

  /** The whole picture, borders included. */
  static Canvas of(Picture picture) {
    return new Canvas(SmallPicture.of(bounded(picture)));
  }

  /** At the size at which all further work is done. */
  static Picture bounded(Picture picture) {
    return AreaScaler.bounded(picture, LONGER_SIDE);
  }

  SmallPicture picture() {
    return picture;
  }

  Rectangle whole() {
    return Rectangle.whole(picture);
  }

  Patch patch(Rectangle part) {
    return new Patch(
        luma.means(part, Patch.SIDE),
        redGreen.means(part, Patch.SIDE),
        blueYellow.means(part, Patch.SIDE));
  }
}
