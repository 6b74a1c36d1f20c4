package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.code.SimHash;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Videos by their key frames and by what they show when (white paper: key frames and features of
 * pictures). The identifier is the SimHash of the key frames' MDRC identifiers, each weighed by the
 * time it stands for. Further views are codes of single key frames, whole and cut as copies are, by
 * which a part of a video is found. The second stage compares both time lines frame by frame, in
 * order, and where that shows less, as with crops, the key frames. Whatever decides bits is whole
 * numbers.
 */
public final class VideoDescriber implements Describer<VideoSource> {
  /** Only descriptions by the same algorithm are compared. */
  public static final String ALGORITHM = "mdrc-video/1";

  /** Key frames whose parts are registered. */
  private static final int REGISTERED_KEYS = 12;

  /** Key frames of a suspect that are looked for. */
  private static final int QUERIED_KEYS = 24;

  /** A key frame that is shown longer than this, in fifths of a second, weighs no more. */
  private static final long LONGEST_SHOWN = 50;

  private static final int CANDIDATE = 72;

  /** Thirty seconds that agree are a copy, whatever else both videos show. */
  private static final int ENOUGH_MILLISECONDS = 30_000;

  private static final double MATCH = 0.02;
  private static final SimHash HASH = new SimHash("mdrc/v1/video");

  @Override
  public Description register(VideoSource work) {
    return registered(analyse(work, REGISTERED_KEYS));
  }

  @Override
  public Description query(VideoSource suspect) {
    return queried(analyse(suspect, QUERIED_KEYS));
  }

  /** Decodes once. */
  @Override
  public Both both(VideoSource suspect) {
    VideoAnalysis analysis = analyse(suspect, QUERIED_KEYS);
    return new Both(registered(analysis.with(REGISTERED_KEYS)), queried(analysis));
  }

  private static Description registered(VideoAnalysis analysis) {
    List<View> views = new ArrayList<>();
    views.add(new View("whole", identifier(analysis.keys())));
    for (KeyFrame key : analysis.keys()) {
      String name = KeyFrameMatches.PREFIX + seconds(key.milliseconds());
      views.add(new View(name, key.code().code()));
      FrameGrid grid = new FrameGrid(key.frame());
      for (Crop crop : Crop.values()) {
        views.add(
            new View(name + crop.suffix(), FrameCode.of(grid.means(crop.of(key.box()))).code()));
      }
    }
    return description(analysis, views);
  }

  private static Description queried(VideoAnalysis analysis) {
    List<View> views = new ArrayList<>();
    views.add(new View("whole", identifier(analysis.keys())));
    for (KeyFrame key : analysis.keys()) {
      String name = KeyFrameMatches.PREFIX + seconds(key.milliseconds());
      views.add(new View(name, key.code().code()));
      views.add(new View(name + "-flip", FrameCode.mirrored(key.code().code())));
    }
    return description(analysis, views);
  }

  private static VideoAnalysis analyse(VideoSource video, int mostKeys) {
    VideoAnalysis analysis = VideoAnalysis.of(video, mostKeys);
    if (analysis.keys().isEmpty()) {
      throw new MediaException.TooPlain(
          "The video shows nothing to tell it by ("
              + analysis.timeline().codes().size()
              + " frames, all nearly plain): register its sound instead");
    }
    return analysis;
  }

  private static Description description(VideoAnalysis analysis, List<View> views) {
    long quality =
        analysis.keys().stream().mapToLong(key -> key.code().quality()).sum()
            / analysis.keys().size();
    return new Description(
        MediaType.VIDEO, ALGORITHM, (int) quality, views, analysis.timeline().bytes());
  }

  private static Code256 identifier(List<KeyFrame> keys) {
    int[] votes = new int[Code256.BITS];
    keys.stream()
        .sorted(
            Comparator.comparingLong(KeyFrame::slots)
                .reversed()
                .thenComparingLong(KeyFrame::milliseconds))
        .limit(REGISTERED_KEYS)
        .forEach(
            key -> {
              Code256 code = key.identifier();
              int weight = (int) Math.min(LONGEST_SHOWN, key.slots());
              for (int bit = 0; bit < Code256.BITS; bit++) {
                votes[bit] += code.bit(bit) ? weight : -weight;
              }
            });
    return HASH.of(votes);
  }

  @Override
  public Confirmation confirm(Description registered, Description suspect) {
    Timeline original = Timeline.read(registered.evidence());
    Timeline copy = Timeline.read(suspect.evidence());
    Alignment straight = Alignment.of(original, copy, false);
    Alignment flipped = Alignment.of(original, copy, true);
    boolean mirrored = flipped.gain() > straight.gain();
    Alignment best = mirrored ? flipped : straight;
    int step = Math.max(original.step(), copy.step());
    int enough =
        Math.max(
            1, Math.min(Math.min(original.telling(), copy.telling()), ENOUGH_MILLISECONDS / step));
    double score = Math.min(1, (double) best.gain() / Alignment.NEAR / enough);
    KeyFrameMatches keys = KeyFrameMatches.of(registered, suspect);
    return keys.score() > score
        ? new Confirmation(
            keys.score(),
            "%d of %d key frames match parts of the registered video, with %d of 256 bits different on average"
                .formatted(keys.matched(), keys.compared(), keys.distance()))
        : new Confirmation(score, reason(best, original, copy, mirrored));
  }

  private static String reason(Alignment best, Timeline original, Timeline copy, boolean mirrored) {
    if (best.pairs() == 0) {
      return "no frames are alike";
    }
    return "%d frames%s match in order, with %d of 256 bits different on average: %s to %s s of the suspect are %s to %s s of the registered video"
        .formatted(
            best.pairs(),
            mirrored ? ", mirrored," : "",
            best.distance(),
            seconds((long) best.suspectFrom() * copy.step()),
            seconds((long) best.suspectTo() * copy.step()),
            seconds((long) best.registeredFrom() * original.step()),
            seconds((long) best.registeredTo() * original.step()));
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f", milliseconds / 1e3);
  }

  @Override
  public int candidateDistance() {
    return CANDIDATE;
  }

  @Override
  public double matchScore() {
    return MATCH;
  }
}
