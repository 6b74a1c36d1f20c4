package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.evaluation.Corpus;
import io.cess4j.fingerprint.evaluation.DescriberMethod;
import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.Experiment;
import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Method;
import io.cess4j.fingerprint.evaluation.Plan;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.image.ImageDescriber;
import io.cess4j.fingerprint.image.IsccPixels;
import io.cess4j.fingerprint.image.Pdq;
import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.iscc.ImageCode;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.media.Picture;
import java.util.ArrayList;
import java.util.List;

/** Pictures: MDRC against PDQ and ISCC's Image-Code of 256 bits. */
public final class ImageEvaluation {
  /** Larger pictures are made this long before anything else: what is measured are attacks. */
  private static final int LONGEST = 640;

  private static final int REAL = 200;
  private static final int WORKS = 240;
  private static final int SYNTHETIC = 40;
  private static final int REDUCED_WORKS = 30;

  /** 120 works, 119 strangers each, 1 + 8 suspects each: 128,520 pairs. */
  private static final int CALIBRATION_ATTACKS = 8;

  private static final int REDUCED_ATTACKS = 5;

  /** Within it PDQ's authors speak of a match. */
  private static final double PDQ_THRESHOLD = 31;

  private ImageEvaluation() {}

  /** Runs it on the pictures of a folder and on synthetic ones. */
  public static Evaluation run(DataFolder data, Plan plan) {
    PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);
    List<Item<Picture>> real =
        data.files(MediaType.IMAGE).stream()
            .map(
                file ->
                    new Item<>(
                        file.name(),
                        false,
                        () -> Canvas.atMost(decoder.decode(file.file()), LONGEST)))
            .toList();
    List<Item<Picture>> items =
        plan.choose(
            real,
            plan.reduced() ? REDUCED_WORKS / 2 : REAL,
            plan.reduced() ? REDUCED_WORKS : WORKS,
            plan.reduced() ? 0 : SYNTHETIC,
            count -> SyntheticPictures.items(plan.seed(), count));
    List<String> notes = new ArrayList<>();
    notes.add(real.size() + " pictures in the folder; each at most " + LONGEST + " pixels long");
    return new Experiment<>(
            methods(),
            ImageAttacks.all(),
            plan.settings(plan.reduced() ? REDUCED_ATTACKS : CALIBRATION_ATTACKS))
        .run(new Corpus<>("image", items, notes));
  }

  private static List<Method<Picture, ?>> methods() {
    return List.of(
        new DescriberMethod<>(new ImageDescriber()),
        Method.codes("PDQ", picture -> Pdq.of(picture).code(), PDQ_THRESHOLD),
        Method.codes(
            "ISCC Image-Code 256",
            picture -> Code256.of(ImageCode.of(IsccPixels.of(picture)).digest()),
            null));
  }
}
