package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.code.SimHash;
import io.cess4j.fingerprint.code.Whitening;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The MDRC identifier of sounds, version 1. Original and suspect are cut into stretches of ten
 * seconds, one every five; a suspect is heard at nine pitches. What the codes find is laid side by
 * side by {@link Alignment}.
 */
public final class AudioDescriber implements Describer<Sound> {
  public static final String ALGORITHM = "mdrc-audio/1";

  private static final int MOST_REGISTERED = 1 << 10;
  private static final int MOST_QUERIED = 1 << 7;
  private static final int CANDIDATE_DISTANCE = 88;
  private static final double MATCH_SCORE = 0.15;
  private static final int[] AS_IT_IS = {0};
  private static final int[] PITCHES =
      IntStream.concat(
              IntStream.of(0),
              IntStream.rangeClosed(-LogBands.MARGIN, LogBands.MARGIN).filter(i -> i != 0))
          .toArray();

  private final Whitening whitening;
  private final SimHash hash;

  public AudioDescriber() {
    this(Whitening.resource(AudioDescriber.class, "whitening-audio-1.bin"), "mdrc/v1/audio");
  }

  /**
   * With other tables or hyperplanes, for training and disputes.
   *
   * @param seed see {@link SimHash}
   */
  public AudioDescriber(Whitening whitening, String seed) {
    this.whitening = whitening;
    this.hash = new SimHash(seed);
  }

  @Override
  public Description register(Sound work) {
    return describe(work, AS_IT_IS, MOST_REGISTERED);
  }

  @Override
  public Description query(Sound suspect) {
    return describe(suspect, PITCHES, MOST_QUERIED);
  }

  private Description describe(Sound sound, int[] shifts, int most) {
    StretchListener listener = new StretchListener(shifts, this::code);
    Spectra.read(sound.open(), listener);
    listener.finish();
    List<View> views = new ArrayList<>();
    for (int i = 0; i < shifts.length; i++) {
      views.add(new View("whole" + Stretch.suffix(shifts[i]), listener.whole(i)));
    }
    List<Stretch> kept = thinned(listener.stretches(), shifts.length, most);
    kept.forEach(stretch -> views.add(stretch.view()));
    long[] words = listener.words().toArray();
    int quality = 100 * listener.words().moving(0) / listener.words().frames();
    return new Description(
        MediaType.AUDIO, ALGORITHM, quality, views, SoundEvidence.of(words, kept).encode());
  }

  private Code256 code(int[] features) {
    return hash.of(Levelled.of(whitening.apply(features)));
  }

  /** Every stretch, or evenly spread ones of a sound that has too many. */
  private static List<Stretch> thinned(List<Stretch> stretches, int shifts, int most) {
    int groups = stretches.size() / shifts;
    int kept = Math.min(groups, most);
    List<Stretch> thinned = new ArrayList<>();
    for (int i = 0; i < kept; i++) {
      int group = (int) ((long) i * groups / kept);
      thinned.addAll(stretches.subList(group * shifts, (group + 1) * shifts));
    }
    return thinned;
  }

  @Override
  public Confirmation confirm(Description registered, Description suspect) {
    return SoundConfirmation.of(registered, suspect);
  }

  @Override
  public int candidateDistance() {
    return CANDIDATE_DISTANCE;
  }

  @Override
  public double matchScore() {
    return MATCH_SCORE;
  }
}
