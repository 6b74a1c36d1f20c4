package io.cess4j.fingerprint.evaluation.video;

import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Seeds;
import io.cess4j.fingerprint.evaluation.image.SyntheticPictures;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.video.VideoSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Videos that a seed makes: some shots, in each of which a camera pans and zooms over a synthetic
 * picture while two patches of others move before it. No two share a picture.
 */
final class SyntheticVideos {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int FRAMES = 40;
  private static final long FRAME = 200_000;
  private static final int LEAST_SHOT = 6;
  private static final int MOST_SHOT = 18;

  private SyntheticVideos() {}

  /** The first of an endless row. */
  static List<Item<VideoSource>> items(long seed, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              String name = "synthetic video %03d".formatted(number);
              return new Item<VideoSource>(
                  name, true, () -> video(Seeds.mix(seed, name), Seeds.random(seed, name)));
            })
        .toList();
  }

  private static Footage video(long seed, RandomGenerator random) {
    List<Item<Picture>> pictures = SyntheticPictures.items(seed, FRAMES / LEAST_SHOT + 3);
    List<Frame> frames = new ArrayList<>();
    for (int shot = 0; frames.size() < FRAMES; shot++) {
      int length = Math.min(FRAMES - frames.size(), random.nextInt(LEAST_SHOT, MOST_SHOT + 1));
      Picture scene = pictures.get(shot).work().get();
      Picture actor = pictures.get((shot + 1) % pictures.size()).work().get();
      Path camera = Path.draw(random, .45, .8);
      Path first = Path.draw(random, .1, .35);
      Path second = Path.draw(random, .1, .35);
      for (int i = 0; i < length; i++) {
        double time = (double) i / MOST_SHOT;
        int[] rgb = new int[WIDTH * HEIGHT];
        draw(rgb, scene, camera, time);
        place(rgb, actor, first, time);
        place(rgb, actor, second, time);
        frames.add(new Frame(frames.size() * FRAME, new Picture(WIDTH, HEIGHT, rgb)));
      }
    }
    return new Footage(frames);
  }

  /** What the camera sees of a scene. */
  private static void draw(int[] rgb, Picture scene, Path camera, double time) {
    double share = camera.size(time);
    double left = camera.x(time) * (1 - share) * scene.width();
    double top = camera.y(time) * (1 - share) * scene.height();
    for (int y = 0; y < HEIGHT; y++) {
      int row = (int) (top + y * share * scene.height() / HEIGHT);
      for (int x = 0; x < WIDTH; x++) {
        int column = (int) (left + x * share * scene.width() / WIDTH);
        rgb[y * WIDTH + x] = scene.rgb()[row * scene.width() + column];
      }
    }
  }

  /** An ellipse of another picture that moves over the frame. */
  private static void place(int[] rgb, Picture actor, Path path, double time) {
    double across = path.size(time) * WIDTH;
    double down = path.size(time) * HEIGHT;
    double centreX = path.x(time) * WIDTH;
    double centreY = path.y(time) * HEIGHT;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double dx = (x - centreX) / across;
        double dy = (y - centreY) / down;
        if (dx * dx + dy * dy < 1) {
          int row = (int) ((dy + 1) / 2 * (actor.height() - 1));
          int column = (int) ((dx + 1) / 2 * (actor.width() - 1));
          rgb[y * WIDTH + x] = actor.rgb()[row * actor.width() + column];
        }
      }
    }
  }

  /** Where something is and how large, as shares of what it moves in; all within 0 to 1. */
  private record Path(double x, double y, double dx, double dy, double size, double growth) {
    static Path draw(RandomGenerator random, double least, double most) {
      return new Path(
          random.nextDouble(),
          random.nextDouble(),
          random.nextDouble(-.5, .5),
          random.nextDouble(-.5, .5),
          random.nextDouble(least, most),
          random.nextDouble(-.2, .2));
    }

    double x(double time) {
      return Math.clamp(x + dx * time, 0, 1);
    }

    double y(double time) {
      return Math.clamp(y + dy * time, 0, 1);
    }

    double size(double time) {
      return Math.clamp(size * (1 + growth * time), .05, .95);
    }
  }
}
