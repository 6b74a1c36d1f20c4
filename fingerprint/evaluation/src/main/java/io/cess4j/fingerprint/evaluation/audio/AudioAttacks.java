package io.cess4j.fingerprint.evaluation.audio;

import io.cess4j.fingerprint.evaluation.Attack;
import java.util.List;

/** The attacks on sounds and the groups whose targets they count for. */
public final class AudioAttacks {
  private AudioAttacks() {}

  /** All of them. */
  public static List<Attack<Clip>> all() {
    return List.of(
        Attack.of("mp3 32 kbit/s", "codec", (clip, random) -> Codecs.mp3(clip, 32)),
        Attack.of("opus 24 kbit/s", "codec", (clip, random) -> Codecs.opus(clip, 24_000)),
        Attack.of("telephone", "codec", (clip, random) -> Codecs.telephone(clip)),
        Attack.of("8 bits", "codec", (clip, random) -> Codecs.eightBits(clip)),
        Attack.of("white noise 15 dB", "noise", (clip, random) -> Noises.white(clip, 15, random)),
        Attack.of("pink noise 15 dB", "noise", (clip, random) -> Noises.pink(clip, 15, random)),
        Attack.of("echo", "noise", (clip, random) -> Filters.echo(clip, 0.2, 0.4)),
        Attack.of("low-pass 2 kHz", "noise", (clip, random) -> Filters.lowPass(clip, 2_000)),
        Attack.of(
            "equaliser",
            "noise",
            (clip, random) -> Filters.peak(Filters.peak(clip, 400, -9), 1_800, 9)),
        Attack.of("half as loud", "noise", (clip, random) -> Filters.gain(clip, 0.5)),
        Attack.of("compressor", "noise", (clip, random) -> Filters.compressor(clip)),
        Attack.of("cut beginning", "cut", Cuts::beginning),
        Attack.of("cut to the middle", "cut", Cuts::middle),
        Attack.of("prepend", "cut", Cuts::prepend),
        Attack.of("speed +5 %", "speed", (clip, random) -> Speed.faster(clip, 1.05)),
        Attack.of("speed -5 %", "speed", (clip, random) -> Speed.faster(clip, 0.95)),
        Attack.of(
            "speed within 5 %",
            "speed", (clip, random) -> Speed.faster(clip, random.nextDouble(0.95, 1.05))),
        Attack.of("tempo +5 %", "speed", (clip, random) -> Speed.tempo(clip, 1.05)),
        Attack.of("tempo -5 %", "speed", (clip, random) -> Speed.tempo(clip, 0.95)),
        Attack.of("pitch +1 semitone", "pitch", (clip, random) -> Speed.pitch(clip, 1)),
        Attack.of("pitch -1 semitone", "pitch", (clip, random) -> Speed.pitch(clip, -1)),
        Attack.of(
            "pitch within 1 semitone",
            "pitch",
            (clip, random) -> Speed.pitch(clip, random.nextDouble(-1, 1))));
  }

  /** Plays faster by a factor, and higher by it. */
  public static Clip faster(Clip clip, double factor) {
    return Speed.faster(clip, factor);
  }
}
