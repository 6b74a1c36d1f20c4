package io.cess4j.fingerprint.evaluation.video;

import io.cess4j.fingerprint.evaluation.Attack;
import io.cess4j.fingerprint.evaluation.image.ImageAttacks;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.video.VideoSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * What is done to videos: most of what is done to pictures, alike to every frame (the same crop,
 * the same logo), and what only videos suffer. No codec of videos is needed: JPEG at low quality,
 * frame by frame, is harsher than any that people still watch.
 */
public final class VideoAttacks {
  /** Names of attacks on pictures, each with the group that it counts for here. */
  private static final Map<String, String> PICTURES =
      Map.ofEntries(
          Map.entry("JPEG 10", "transcode"),
          Map.entry("resize to 25 %", "transcode"),
          Map.entry("blur, sigma 1-4 px", "transcode"),
          Map.entry("noise, sigma 10-30", "noise"),
          Map.entry("contrast and brightness", "light"),
          Map.entry("gamma 0.5-2", "light"),
          Map.entry("text in three lines", "logo"),
          Map.entry("logo, 30 % of each side", "logo"),
          Map.entry("letterbox or pillarbox", "bars"),
          Map.entry("pad 10-20 %", "bars"),
          Map.entry("crop to 90-99 % of each side", "crop-10"),
          Map.entry("crop to 70-80 % of each side", "crop-30"),
          Map.entry("flip", "flip"),
          Map.entry("crop to 85-95 %, resize to 60 %, JPEG 40, gamma 0.8", "combined"));

  private VideoAttacks() {}

  /** All of them; targets name the groups. */
  public static List<Attack<VideoSource>> all() {
    List<Attack<VideoSource>> attacks = new ArrayList<>();
    for (Attack<Picture> attack : ImageAttacks.all()) {
      String group = PICTURES.get(attack.name());
      if (group != null) {
        attacks.add(everyFrame(attack, group));
      }
    }
    attacks.add(footage("keep 70 % of the time", "trim-30", VideoAttacks::trimmed));
    attacks.add(
        footage("drop every second frame", "frame-rate", (video, random) -> thinned(video)));
    attacks.add(footage("play at 80-125 %", "speed", VideoAttacks::faster));
    attacks.add(footage("black and a title first", "intro", VideoAttacks::withIntroduction));
    return List.copyOf(attacks);
  }

  private static Attack<VideoSource> everyFrame(Attack<Picture> attack, String group) {
    return footage(
        attack.name(),
        group,
        (video, random) -> {
          long seed = random.nextLong();
          return video.pictures(picture -> attack.apply(picture, new SplittableRandom(seed)));
        });
  }

  private static Attack<VideoSource> footage(
      String name, String group, BiFunction<Footage, RandomGenerator, Footage> change) {
    return Attack.of(name, group, (video, random) -> change.apply(Footage.of(video), random));
  }

  private static Footage trimmed(Footage video, RandomGenerator random) {
    int all = video.frames().size();
    int kept = Math.max(1, all * 7 / 10);
    int from = random.nextInt(all - kept + 1);
    return video.part(from, from + kept);
  }

  private static Footage thinned(Footage video) {
    List<Frame> half = new ArrayList<>();
    for (int i = 0; i < video.frames().size(); i += 2) {
      half.add(video.frames().get(i));
    }
    return new Footage(half);
  }

  private static Footage faster(Footage video, RandomGenerator random) {
    double speed = random.nextDouble(.8, 1.25);
    return video.times(time -> Math.round(time / speed));
  }

  private static Footage withIntroduction(Footage video, RandomGenerator random) {
    Picture first = video.frames().getFirst().picture();
    int[] rgb = new int[first.rgb().length];
    Picture black = new Picture(first.width(), first.height(), rgb.clone());
    for (int i = 0; i < rgb.length; i++) {
      boolean letter = (i / 3 ^ i / first.width() / 4) % 5 == 0;
      rgb[i] = letter && Math.abs(i / first.width() * 2 - first.height()) < 20 ? 0xffffff : 0;
    }
    Picture title = new Picture(first.width(), first.height(), rgb);
    long black2 = random.nextLong(500_000, 2_000_000);
    long shift = black2 + random.nextLong(1_000_000, 3_000_000);
    List<Frame> frames = new ArrayList<>();
    for (long time = 0; time < shift; time += 200_000) {
      frames.add(new Frame(time, time < black2 ? black : title));
    }
    frames.addAll(video.times(time -> time + shift).frames());
    return new Footage(frames);
  }
}
