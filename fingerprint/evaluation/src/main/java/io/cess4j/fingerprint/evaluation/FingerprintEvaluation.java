package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.evaluation.audio.AudioEvaluation;
import io.cess4j.fingerprint.evaluation.data.DataFolder;
import io.cess4j.fingerprint.evaluation.image.ImageEvaluation;
import io.cess4j.fingerprint.evaluation.text.TextEvaluation;
import io.cess4j.fingerprint.evaluation.video.VideoEvaluation;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The whole evaluation: every kind of works, one after the other. */
public final class FingerprintEvaluation {
  private static final Map<String, BiFunction<DataFolder, Plan, Evaluation>> KINDS = kinds();

  private FingerprintEvaluation() {}

  private static Map<String, BiFunction<DataFolder, Plan, Evaluation>> kinds() {
    Map<String, BiFunction<DataFolder, Plan, Evaluation>> kinds = new LinkedHashMap<>();
    kinds.put("image", ImageEvaluation::run);
    kinds.put("text", TextEvaluation::run);
    kinds.put("audio", AudioEvaluation::run);
    kinds.put("video", VideoEvaluation::run);
    return kinds;
  }

  /** The kinds that can be asked for. */
  public static Set<String> known() {
    return KINDS.keySet();
  }

  /**
   * Runs it.
   *
   * @param folders with works
   * @param kinds some of {@link #known}
   * @param machine in words
   * @param command that repeats it
   * @param search figures of the search benchmark
   */
  public static Report run(
      List<Path> folders,
      Set<String> kinds,
      Plan plan,
      String machine,
      String command,
      Map<String, Object> search) {
    long start = System.nanoTime();
    String commit = Sources.commit(Path.of(""));
    DataFolder data = DataFolder.scan(folders);
    List<Evaluation> evaluations = new ArrayList<>();
    KINDS.forEach(
        (kind, evaluation) -> {
          if (kinds.contains(kind)) {
            evaluations.add(evaluation.apply(data, plan));
          }
        });
    return new Report(
        plan.seed(),
        commit,
        LocalDate.now(ZoneOffset.UTC).toString(),
        machine,
        command,
        List.copyOf(evaluations),
        search,
        data.notes(),
        (System.nanoTime() - start) / 1e9);
  }
}
