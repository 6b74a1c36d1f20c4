package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.audio.AudioFeatures;
import io.cess4j.fingerprint.evaluation.Attack;
import io.cess4j.fingerprint.evaluation.audio.AudioAttacks;
import io.cess4j.fingerprint.evaluation.audio.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is learnt of one sound.
 *
 * @param stretches the features of its stretches of ten seconds
 * @param copies features that should be those of {@code stretches}, from the first one on
 * @param share how much the whole counts
 */
record SoundLesson(List<int[]> stretches, List<List<int[]>> copies, double share) {
  /** Frames by which stretches of a copy lie beside those of the original at most: 2.5 s. */
  private static final int HOP = 20;

  private static final int RATE = 11_025;

  /** Those that leave pitch and beginning as they are. */
  private static final List<Attack<Clip>> ATTACKS =
      AudioAttacks.all().stream()
          .filter(attack -> attack.group().equals("noise") || attack.name().equals("telephone"))
          .toList();

  /**
   * @param turn chooses the attack
   */
  static SoundLesson of(Clip full, double share, int turn, RandomGenerator random) {
    Clip clip = narrow(full);
    List<int[]> stretches = AudioFeatures.stretches(clip, HOP, 0);
    List<List<int[]>> copies = new ArrayList<>();
    // What begins 2.5 seconds later is the same sound, too.
    copies.add(stretches.subList(Math.min(1, stretches.size()), stretches.size()));
    Clip copy = ATTACKS.get(turn % ATTACKS.size()).apply(clip, random);
    copies.add(AudioFeatures.stretches(copy, HOP, 0));
    int shift = random.nextInt(-3, 4);
    double half = random.nextDouble(-0.5, 0.5);
    Clip fast = AudioAttacks.faster(clip, Math.pow(2, (shift + half) / 36));
    copies.add(AudioFeatures.stretches(fast, HOP, shift));
    return new SoundLesson(stretches, copies, share);
  }

  /** What lies above the rate that everything is described at costs time and changes nothing. */
  private static Clip narrow(Clip clip) {
    double factor = (double) clip.sampleRate() / RATE;
    return new Clip(RATE, AudioAttacks.faster(clip, factor).samples());
  }

  void teach(SteadyWhitening whitening) {
    stretches.forEach(stretch -> whitening.addWork(stretch, share / stretches.size()));
    for (List<int[]> copy : copies) {
      int pairs = Math.min(stretches.size(), copy.size());
      for (int i = 0; i < pairs; i++) {
        whitening.addCopy(stretches.get(i), copy.get(i), share / pairs);
      }
    }
  }
}
