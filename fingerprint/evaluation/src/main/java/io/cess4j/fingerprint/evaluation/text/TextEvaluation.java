package io.cess4j.fingerprint.evaluation.text;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.evaluation.Corpus;
import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.Experiment;
import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Method;
import io.cess4j.fingerprint.evaluation.Plan;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.iscc.TextCode;
import java.util.ArrayList;
import java.util.List;

/** Texts: MDRC against ISCC's Text-Code of 256 bits. */
public final class TextEvaluation {
  private static final int REAL = 240;
  private static final int WORKS = 240;
  private static final int REDUCED_WORKS = 60;

  /** 120 works, 119 strangers each, 1 + 8 suspects each: 128,520 pairs. */
  private static final int CALIBRATION_ATTACKS = 8;

  private TextEvaluation() {}

  /** Runs it on the documents of a folder, and on synthetic ones where they are too few. */
  public static Evaluation run(DataFolder data, Plan plan) {
    Documents documents = Documents.of(data, plan.seed());
    int works = plan.reduced() ? REDUCED_WORKS : WORKS;
    List<Item<String>> items =
        plan.choose(
            documents.items(),
            plan.reduced() ? works / 2 : REAL,
            works,
            0,
            count -> SyntheticTexts.items(plan.seed(), count));
    List<String> notes = new ArrayList<>(documents.notes());
    notes.add(documents.items().size() + " documents in the folder");
    List<String> texts = items.stream().map(item -> item.work().get()).toList();
    return new Experiment<>(
            methods(), new TextAttacks(texts).all(), plan.settings(CALIBRATION_ATTACKS))
        .run(new Corpus<>("text", items, notes));
  }

  private static List<Method<String, ?>> methods() {
    return List.of(
        Method.codes(
            "ISCC Text-Code 256", text -> Code256.of(TextCode.of(text).unit().digest()), null));
  }
}
