package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.video.SmallFrame.Box;
import java.util.Locale;

/** Parts that copies of a frame are often cut to: nine tenths of each side. */
enum Crop {
  CENTRE(1, 1),
  NORTH_WEST(0, 0),
  NORTH_EAST(2, 0),
  SOUTH_WEST(0, 2),
  SOUTH_EAST(2, 2);

  private static final int SHARE = 10;

  private final int halvesLeft;
  private final int halvesTop;

  Crop(int halvesLeft, int halvesTop) {
    this.halvesLeft = halvesLeft;
    this.halvesTop = halvesTop;
  }

  String suffix() {
    return "-90-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Box of(Box box) {
    int across = (box.right() - box.left()) / SHARE;
    int down = (box.bottom() - box.top()) / SHARE;
    int left = box.left() + across * halvesLeft / 2;
    int top = box.top() + down * halvesTop / 2;
    return new Box(
        left, top, left + box.right() - box.left() - across, top + box.bottom() - box.top() - down);
  }
}
