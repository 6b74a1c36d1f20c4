package io.cess4j.fingerprint.evaluation.video;

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
import io.cess4j.fingerprint.image.Pdq;
import io.cess4j.fingerprint.image.PdqHash;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.iscc.VideoCode;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.video.FrameSignature;
import io.cess4j.fingerprint.video.VideoDescriber;
import io.cess4j.fingerprint.video.VideoSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Videos: MDRC against ISCC's Video-Code of 256 bits and vPDQ. */
public final class VideoEvaluation {
  private static final int LONGEST = 320;

  /** Half a minute of each video. */
  private static final int FRAMES = 150;

  private static final int REAL = 60;
  private static final int WORKS = 120;
  private static final int SYNTHETIC = 40;
  private static final int REDUCED_WORKS = 28;
  private static final int CALIBRATION_ATTACKS = 6;

  /** PDQ's own threshold, and its least quality. */
  private static final int PDQ_THRESHOLD = 31;

  private static final int PDQ_QUALITY = 50;

  private VideoEvaluation() {}

  /** Runs it on the videos of a folder, where ffmpeg decodes them, and on synthetic ones. */
  public static Evaluation run(DataFolder data, Plan plan) {
    List<String> notes = new ArrayList<>();
    List<Item<VideoSource>> real = real(data, notes);
    List<Item<VideoSource>> items =
        plan.choose(
            real,
            plan.reduced() ? REDUCED_WORKS / 4 : REAL,
            plan.reduced() ? REDUCED_WORKS : WORKS,
            plan.reduced() ? 0 : SYNTHETIC,
            count -> SyntheticVideos.items(plan.seed(), count));
    return new Experiment<>(methods(), VideoAttacks.all(), plan.settings(CALIBRATION_ATTACKS))
        .run(new Corpus<>("video", items, notes));
  }

  private static List<Item<VideoSource>> real(DataFolder data, List<String> notes) {
    List<MediaDecoder> decoders =
        ServiceLoader.load(MediaDecoder.class).stream().map(ServiceLoader.Provider::get).toList();
    List<Item<VideoSource>> items = new ArrayList<>();
    List<FoundFile> files = data.files(MediaType.VIDEO);
    for (FoundFile file : files) {
      decoders.stream()
          .filter(decoder -> decoder.reads(file.type().mimeType()))
          .findFirst()
          .ifPresent(decoder -> items.add(item(file, decoder)));
    }
    notes.add(
        items.size()
            + " videos in the folder; of each the first 30 s, at most "
            + LONGEST
            + " pixels long");
    if (items.size() < files.size()) {
      notes.add(
          files.size()
              - items.size()
              + " videos left out: no decoder; build one with tools/build-ffmpeg");
    }
    return items;
  }

  private static Item<VideoSource> item(FoundFile file, MediaDecoder decoder) {
    return new Item<>(
        file.name(),
        false,
        () ->
            Footage.of(
                () -> decoder.frames(file.file()),
                FRAMES,
                picture -> Pictures.bounded(picture, LONGEST)));
  }

  private static List<Method<VideoSource, ?>> methods() {
    return List.of(
        new DescriberMethod<>(new VideoDescriber()),
        Method.codes("ISCC Video-Code 256", VideoEvaluation::videoCode, null),
        Method.symmetric("vPDQ", VideoEvaluation::pdq, VideoEvaluation::unmatched, .2));
  }

  private static Code256 videoCode(VideoSource video) {
    VideoCode code = new VideoCode();
    for (Frame frame : Footage.of(video).frames()) {
      code.add(FrameSignature.of(frame.picture()));
    }
    return Code256.of(code.unit().digest());
  }

  /** PDQ of a frame a second, those without quality left out. */
  private static List<Code256> pdq(VideoSource video) {
    List<Code256> codes = new ArrayList<>();
    long second = -1;
    for (Frame frame : Footage.of(video).frames()) {
      if (frame.microseconds() / 1_000_000 > second) {
        second = frame.microseconds() / 1_000_000;
        PdqHash hash = Pdq.of(frame.picture());
        if (hash.quality() >= PDQ_QUALITY) {
          codes.add(hash.code());
        }
      }
    }
    return codes;
  }

  /** Share of frames, on the side where it is larger, that are like none of the other's. */
  private static double unmatched(List<Code256> registered, List<Code256> suspect) {
    return Math.min(unmatchedIn(registered, suspect), unmatchedIn(suspect, registered));
  }

  private static double unmatchedIn(List<Code256> codes, List<Code256> others) {
    long matched =
        codes.stream()
            .filter(
                code -> others.stream().anyMatch(other -> other.distance(code) <= PDQ_THRESHOLD))
            .count();
    return codes.isEmpty() ? 1 : 1 - (double) matched / codes.size();
  }
}
