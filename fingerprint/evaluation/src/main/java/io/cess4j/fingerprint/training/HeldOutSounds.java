package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.audio.AudioDescriber;
import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.evaluation.EffectiveBits;
import io.cess4j.fingerprint.evaluation.audio.Clip;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the identifiers of recordings from repositories of which the table of {@link
 * AudioWhitening} has seen nothing: those of {@code audio-held-out.tsv} beside this class, the
 * first 20 seconds of each.
 */
public final class HeldOutSounds {
  private static final int SECONDS = 20;

  private HeldOutSounds() {}

  /** {@code FOLDER}: where the files lie, in {@code FOLDER/owner/name/path}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("HeldOutSounds FOLDER");
    }
    AudioDescriber describer = new AudioDescriber();
    List<Code256> all = new ArrayList<>();
    Map<String, List<Code256>> kinds = new TreeMap<>();
    for (TrainingFile file : TrainingFile.list("audio-held-out.tsv")) {
      Sound sound = Sound.of(file.verified(Path.of(arguments[0])), MediaLimits.DEFAULT);
      Code256 code = describer.register(Clip.of(sound, 0, SECONDS)).id();
      all.add(code);
      kinds.computeIfAbsent(file.kind(), kind -> new ArrayList<>()).add(code);
    }
    print("all", all);
    kinds.forEach(HeldOutSounds::print);
  }

  private static void print(String kind, List<Code256> codes) {
    EffectiveBits bits = EffectiveBits.of(codes);
    System.out.printf(
        "%s: %d works, mean distance %.1f, %.0f effective bits%n",
        kind, codes.size(), bits.mean(), bits.bits());
  }
}
