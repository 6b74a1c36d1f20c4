package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts in which a picture is registered and the ways in which a suspect is turned: no code of
 * the whole survives a crop of a fifth, a mirror or a quarter turn, so that both sides are shown in
 * several ways and any two may meet.
 */
final class ImageViews {
  private static final int[] CROPS = {900, 800, 700};
  private static final int[] TURNS = {-50, -25, 25, 50};

  private final List<View> views = new ArrayList<>();

  private ImageViews() {}

  /** Whole, crops of one side and in a grid of places, and with its borders. */
  static List<View> registered(Picture bounded, Picture trimmed) {
    ImageViews views = new ImageViews();
    views.parts(Canvas.of(trimmed));
    if (trimmed.rgb().length != bounded.rgb().length) {
      views.add("with-borders", Canvas.of(bounded));
    }
    return views.views;
  }

  /** Whole, mirrored, by quarter turns, turned back by a few degrees, and with its borders. */
  static List<View> suspected(Picture bounded, Picture trimmed) {
    ImageViews views = new ImageViews();
    views.dihedral(Canvas.of(trimmed));
    views.turned(Canvas.of(bounded));
    if (trimmed.rgb().length != bounded.rgb().length) {
      views.add("with-borders", Canvas.of(bounded));
    }
    return views.views;
  }

  private void parts(Canvas canvas) {
    Rectangle whole = canvas.whole();
    add("whole", canvas, whole);
    for (int share : CROPS) {
      int rest = 1000 - share;
      String name = "crop-" + share / 10;
      add(name + "-w", canvas, whole.part(0, 0, share, 1000));
      add(name + "-e", canvas, whole.part(rest, 0, 1000, 1000));
      add(name + "-n", canvas, whole.part(0, 0, 1000, share));
      add(name + "-s", canvas, whole.part(0, rest, 1000, 1000));
      // A crop of 90 % that lies between these is near enough to one of them.
      int places = share == CROPS[0] ? 2 : 3;
      for (int row = 0; row < places; row++) {
        for (int column = 0; column < places; column++) {
          int left = rest * column / (places - 1);
          int top = rest * row / (places - 1);
          add(name + "-" + column + row, canvas, whole.part(left, top, left + share, top + share));
        }
      }
    }
    int margin = (1000 - CROPS[0]) / 2;
    add("crop-90-centre", canvas, whole.part(margin, margin, 1000 - margin, 1000 - margin));
  }

  private void dihedral(Canvas canvas) {
    Patch patch = canvas.patch(canvas.whole());
    for (int turn = 0; turn < 360; turn += 90) {
      add(turn == 0 ? "whole" : "turn-" + turn, patch);
      add(turn == 0 ? "flip" : "flip-turn-" + turn, patch.mirrored());
      patch = patch.turned();
    }
  }

  private void turned(Canvas canvas) {
    for (int tenths : TURNS) {
      Turning turning = new Turning(tenths);
      Canvas turned = Canvas.of(turning.turn(canvas.picture()));
      add("turn-" + tenths / 10.0, turned);
      int[] share = turning.uprightShare(canvas.picture().width(), canvas.picture().height());
      int left = (1000 - share[0]) / 2;
      int top = (1000 - share[1]) / 2;
      add(
          "upright-" + tenths / 10.0,
          turned,
          turned.whole().part(left, top, 1000 - left, 1000 - top));
    }
  }

  private void add(String name, Canvas canvas) {
    add(name, canvas, canvas.whole());
  }

  private void add(String name, Canvas canvas, Rectangle part) {
    add(name, canvas.patch(part));
  }

  private void add(String name, Patch patch) {
    views.add(new View(name, ImageIdentifier.of(patch)));
  }
}
