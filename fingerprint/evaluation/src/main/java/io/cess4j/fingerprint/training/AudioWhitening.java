package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.audio.AudioFeatures;
import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.evaluation.Attack;
import io.cess4j.fingerprint.evaluation.audio.AudioAttacks;
import io.cess4j.fingerprint.evaluation.audio.Clip;
import io.cess4j.fingerprint.evaluation.audio.SyntheticSounds;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the whitening table for sounds. The files it is trained on are named, with their
 * repository, licence and SHA-256, in {@code audio-training.tsv} beside this class; they lie in
 * {@code FOLDER/owner/name/path}. The rest is made here. Equal files and seed give an equal table.
 */
public final class AudioWhitening {
  private static final long SEED = 20261130;
  private static final int SECONDS = 60;
  private static final int SYNTHETIC = Integer.getInteger("synthetic", 350);
  private static final int SYNTHETIC_SECONDS = 22;
  private static final double FLOOR = Double.parseDouble(System.getProperty("floor", "0.002"));

  /** Frames by which stretches of a copy lie beside those of the original at most: 2.5 s. */
  private static final int HOP = 20;

  private static final int RATE = 11_025;
  private static final int ATTACKS = 2;

  private final SteadyWhitening whitening = new SteadyWhitening(AudioFeatures.SIZE);
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Those that leave pitch and beginning as they are. */
  private final List<Attack<Clip>> attacks =
      AudioAttacks.all().stream()
          .filter(attack -> attack.group().equals("noise") || attack.name().equals("telephone"))
          .toList();

  private int turn;

  private AudioWhitening() {}

  /** {@code FOLDER TABLE}: where the files lie, and where the table goes. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("AudioWhitening FOLDER TABLE");
    }
    AudioWhitening training = new AudioWhitening();
    for (TrainingFile file : TrainingFile.list("audio-training.tsv")) {
      Path path = file.verified(Path.of(arguments[0]));
      training.add(narrow(Clip.of(Sound.of(path, MediaLimits.DEFAULT), 0, SECONDS)));
    }
    for (int i = 0; i < SYNTHETIC; i++) {
      training.add(SyntheticSounds.next(training.random, SYNTHETIC_SECONDS));
    }
    try (OutputStream stream = Files.newOutputStream(Path.of(arguments[1]))) {
      training.whitening.write(stream, FLOOR);
    }
    System.out.printf(
        "%s: %d stretches, %d copies, seed %d%n",
        arguments[1], training.whitening.works(), training.whitening.copies(), SEED);
  }

  /** What lies above the rate that everything is described at costs time and changes nothing. */
  private static Clip narrow(Clip clip) {
    double factor = (double) clip.sampleRate() / RATE;
    return new Clip(RATE, AudioAttacks.faster(clip, factor).samples());
  }

  private void add(Clip clip) {
    List<int[]> stretches = AudioFeatures.stretches(clip, HOP, 0);
    for (int i = 0; i < stretches.size(); i++) {
      whitening.addWork(stretches.get(i));
      if (i > 0) {
        whitening.addCopy(stretches.get(i - 1), stretches.get(i));
      }
    }
    for (int i = 0; i < ATTACKS; i++) {
      Clip copy = attacks.get(turn++ % attacks.size()).apply(clip, random);
      addCopies(stretches, AudioFeatures.stretches(copy, HOP, 0));
    }
    int shift = random.nextInt(-3, 4);
    double half = random.nextDouble(-0.5, 0.5);
    Clip fast = AudioAttacks.faster(clip, Math.pow(2, (shift + half) / 36));
    addCopies(stretches, AudioFeatures.stretches(fast, HOP, shift));
  }

  private void addCopies(List<int[]> originals, List<int[]> copies) {
    for (int i = 0; i < Math.min(originals.size(), copies.size()); i++) {
      whitening.addCopy(originals.get(i), copies.get(i));
    }
  }
}
