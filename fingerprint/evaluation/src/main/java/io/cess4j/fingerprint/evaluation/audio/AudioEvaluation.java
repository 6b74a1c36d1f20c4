package io.cess4j.fingerprint.evaluation.audio;

import io.cess4j.fingerprint.audio.AudioDescriber;
import io.cess4j.fingerprint.audio.Chromaprint;
import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.evaluation.Corpus;
import io.cess4j.fingerprint.evaluation.DescriberMethod;
import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.Experiment;
import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Method;
import io.cess4j.fingerprint.evaluation.Plan;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.evaluation.data.FoundFile;
import io.cess4j.fingerprint.iscc.AudioCode;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sounds: MDRC against ISCC's Audio-Code of 256 bits and Chromaprint's words laid side by side. */
public final class AudioEvaluation {
  private static final int SECONDS = 20;

  /** Shorter ones are left out: after a cut to the middle nothing would be left to compare. */
  private static final int LEAST_SECONDS = 15;

  private static final int REAL = 200;
  private static final int WORKS = 120;
  private static final int REDUCED_WORKS = 16;
  private static final int SYNTHETIC = 20;

  /** 60 works, 59 strangers each, 1 + 22 suspects each: 81,420 pairs. */
  private static final int CALIBRATION_ATTACKS = 22;

  private AudioEvaluation() {}

  /** Runs it on the sounds of a folder and on synthetic ones. */
  public static Evaluation run(DataFolder data, Plan plan) {
    List<String> notes = new ArrayList<>();
    List<Item<Clip>> real = new ArrayList<>();
    data.files(MediaType.AUDIO)
        .forEach(
            file -> {
              Sound sound = Sound.of(file.file(), MediaLimits.DEFAULT);
              try {
                Clip clip = Clip.of(sound, 0, SECONDS);
                if (clip.seconds() >= LEAST_SECONDS) {
                  real.add(new Item<>(file.name(), false, () -> Clip.of(sound, 0, SECONDS)));
                } else {
                  notes.add("left out: " + file.name() + " is shorter than 15 seconds");
                }
              } catch (MediaException e) {
                notes.add("left out: " + named(e, file));
              }
            });
    notes.add(real.size() + " sounds in the folder; the first 20 seconds of each");
    List<Item<Clip>> items =
        plan.choose(
            real,
            plan.reduced() ? REDUCED_WORKS / 2 : REAL,
            plan.reduced() ? REDUCED_WORKS : WORKS,
            plan.reduced() ? 0 : SYNTHETIC,
            count -> synthetic(plan.seed(), count));
    return new Experiment<>(methods(), AudioAttacks.all(), plan.settings(CALIBRATION_ATTACKS))
        .run(new Corpus<>("audio", items, notes));
  }

  private static List<Item<Clip>> synthetic(long seed, int count) {
    List<Item<Clip>> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long own = seed + 1_000_003L * (i + 1);
      items.add(
          new Item<>(
              "synthetic music " + i,
              true,
              () -> SyntheticSounds.next(new SplittableRandom(own), SECONDS)));
    }
    return items;
  }

  private static List<Method<Clip, ?>> methods() {
    return List.of(
        new DescriberMethod<Clip>(new AudioDescriber()),
        Method.<Clip>codes(
            "ISCC Audio-Code 256",
            clip -> Code256.of(AudioCode.of(Chromaprint.words(clip.open())).digest()),
            null),
        Method.<Clip, int[]>symmetric(
            "Chromaprint aligned",
            clip -> Chromaprint.words(clip.open()),
            AlignedWords::errorRate,
            null));
  }

  /** A report is published: it names files as the data folder does, not where that lies. */
  private static String named(MediaException refusal, FoundFile file) {
    return String.valueOf(refusal.getMessage()).replace(file.file().toString(), file.name());
  }
}
