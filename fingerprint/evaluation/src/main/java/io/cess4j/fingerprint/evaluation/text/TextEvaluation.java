package io.cess4j.fingerprint.evaluation.text;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.evaluation.Corpus;
import io.cess4j.fingerprint.evaluation.DescriberMethod;
import io.cess4j.fingerprint.evaluation.Evaluation;
import io.cess4j.fingerprint.evaluation.Experiment;
import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Method;
import io.cess4j.fingerprint.evaluation.Plan;
import io.cess4j.fingerprint.evaluation.Seeds;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.iscc.TextCode;
import io.cess4j.fingerprint.text.TextDescriber;
import io.cess4j.fingerprint.text.TextSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts: MDRC against ISCC's Text-Code of 256 bits. */
public final class TextEvaluation {
  private static final int REAL = 200;
  private static final int WORKS = 240;
  private static final int REDUCED_WORKS = 60;

  /** 120 works, 119 strangers each, 1 + 8 suspects each: 128,520 pairs. */
  private static final int CALIBRATION_ATTACKS = 8;

  private static final int LEAST_DONORS = 20;

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
    List<Item<String>> donors = donors(documents.items(), items, plan.seed());
    notes.add(
        donors.size() + " texts lend words and passages to attacks and are compared with nothing");
    List<String> texts = donors.stream().map(item -> item.work().get()).toList();
    return new Experiment<>(
            methods(), new TextAttacks(texts).all(), plan.settings(CALIBRATION_ATTACKS))
        .run(new Corpus<>("text", items, notes));
  }

  /**
   * What is put into a copy must not be a work under test itself: whoever found it would be right.
   */
  private static List<Item<String>> donors(
      List<Item<String>> documents, List<Item<String>> chosen, long seed) {
    Set<String> names = chosen.stream().map(Item::name).collect(Collectors.toSet());
    List<Item<String>> donors =
        new ArrayList<>(
            documents.stream().filter(document -> !names.contains(document.name())).toList());
    donors.addAll(SyntheticTexts.items(Seeds.mix(seed, "donors"), LEAST_DONORS));
    return donors;
  }

  private static List<Method<String, ?>> methods() {
    return List.of(
        new DescriberMethod<>(new TextDescriber(), TextSource::of),
        Method.codes(
            "ISCC Text-Code 256", text -> Code256.of(TextCode.of(text).unit().digest()), null));
  }
}
