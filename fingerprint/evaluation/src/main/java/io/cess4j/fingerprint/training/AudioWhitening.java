package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.audio.AudioFeatures;
import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.evaluation.audio.Clip;
import io.cess4j.fingerprint.evaluation.audio.SyntheticSounds;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the whitening table for sounds. The files it is trained on are named, with their
 * repository, licence and SHA-256, in {@code audio-training.tsv} beside this class; they lie in
 * {@code FOLDER/owner/name/path}. The rest is made here. Equal files and seed give an equal table.
 *
 * <p>Every kind of recordings has its share however many files there are of it, and every work
 * counts alike however long it is.
 */
public final class AudioWhitening {
  private static final long SEED = 20261130;
  private static final int SECONDS = 30;
  private static final int SYNTHETIC = 200;
  private static final int SYNTHETIC_SECONDS = 22;
  private static final double FLOOR = 0.002;

  /** Speech has more: of all strangers two voices are the hardest to tell apart. */
  private static final Map<String, Double> SHARES =
      Map.of("music", 1.0, "speech", 1.5, "ambience", 1.0);

  private static final double SYNTHETIC_SHARE = 0.3;

  private final SteadyWhitening whitening = new SteadyWhitening(AudioFeatures.SIZE);

  private AudioWhitening() {}

  /** {@code FOLDER TABLE}: where the files lie, and where the table goes. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("AudioWhitening FOLDER TABLE");
    }
    AudioWhitening training = new AudioWhitening();
    training.recordings(Path.of(arguments[0]));
    training.synthetic();
    try (OutputStream stream = Files.newOutputStream(Path.of(arguments[1]))) {
      training.whitening.write(stream, FLOOR);
    }
    System.out.printf(
        "%s: %d stretches, %d copies, seed %d%n",
        arguments[1], training.whitening.works(), training.whitening.copies(), SEED);
  }

  private void recordings(Path folder) throws IOException {
    List<TrainingFile> files = TrainingFile.list("audio-training.tsv");
    Map<String, Long> works =
        files.stream().collect(Collectors.groupingBy(TrainingFile::kind, Collectors.counting()));
    IntStream.range(0, files.size())
        .parallel()
        .mapToObj(
            i -> {
              TrainingFile file = files.get(i);
              double share = share(file.kind()) / works.getOrDefault(file.kind(), 1L);
              return SoundLesson.of(read(folder, file), share, i, new SplittableRandom(SEED + i));
            })
        .forEachOrdered(lesson -> lesson.teach(whitening));
  }

  private static double share(String kind) {
    Double share = SHARES.get(kind);
    if (share == null) {
      throw new IllegalArgumentException(
          "audio-training.tsv has a kind \"%s\": use one of %s".formatted(kind, SHARES.keySet()));
    }
    return share;
  }

  private static Clip read(Path folder, TrainingFile file) {
    try {
      return Clip.of(Sound.of(file.verified(folder), MediaLimits.DEFAULT), 0, SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void synthetic() {
    double share = SYNTHETIC_SHARE / SYNTHETIC;
    IntStream.range(0, SYNTHETIC)
        .parallel()
        .mapToObj(
            i -> {
              SplittableRandom random = new SplittableRandom(-SEED - i);
              return SoundLesson.of(
                  SyntheticSounds.next(random, SYNTHETIC_SECONDS), share, i, random);
            })
        .forEachOrdered(lesson -> lesson.teach(whitening));
  }
}
