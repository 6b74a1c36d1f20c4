package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.Cell;
import io.cess4j.ai.evaluation.CellFile;
import io.cess4j.ai.evaluation.CellResult;
import io.cess4j.ai.evaluation.EvaluationData;
import io.cess4j.ai.evaluation.FederatedEvaluation;
import io.cess4j.ai.evaluation.RuleKind;
import io.cess4j.ai.evaluation.Setting;
import io.cess4j.bench.Benchmark;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Result;
import io.cess4j.fingerprint.evaluation.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess bench ai}. */
@Command(
    name = "ai",
    description = {
      "What the rules of AI Gap keep of the accuracy under colluding attackers.",
      "With --data and nothing else, every figure that was asked for: Fashion-MNIST, 20 clients, 6"
          + " attackers, 60 rounds,",
      "3 seeds: 129 cells of about a minute of a core each. A cell is kept as soon as it is finished;"
          + " another call goes",
      "on. Without --data, synthetic pictures and the small run of the build, which guards against"
          + " regressions and says",
      "nothing about real data.",
      ""
    })
public final class AiBenchmark extends Benchmark {
  private static final double SYNTHETIC_ALPHA = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder with the four IDX files of MNIST or Fashion-MNIST, packed or not.")
  private @Nullable Path folder;

  @Option(
      names = "--reach",
      description = "Exactly the figures that were asked for; what --data alone does.")
  private boolean reach;

  @Option(
      names = "--rules",
      paramLabel = "RULE",
      split = ",",
      converter = Words.Rule.class,
      description = "fedavg, nnm (the default of tasks), gated-nnm (default: nnm).")
  private List<RuleKind> rules = new ArrayList<>();

  @Option(
      names = "--attacks",
      paramLabel = "ATTACK",
      split = ",",
      converter = Words.Attack.class,
      description =
          "sign-flip, ipm, alie, label-flip, gaussian, min-max, min-max-mean, min-sum, mimic,"
              + " backdoor, free-rider, copycat, past-the-gate (default: all but the last).")
  private List<AttackKind> attacks = new ArrayList<>();

  @Option(names = "--seeds", paramLabel = "N", split = ",", description = "Default: 1,2,3.")
  private List<Long> seeds = new ArrayList<>();

  @Option(
      names = "--alpha",
      paramLabel = "A",
      split = ",",
      description = "Of the Dirichlet partition; smaller is harder (default: 0.5).")
  private List<Double> alphas = new ArrayList<>();

  @Mixin private TrainingOptions training = new TrainingOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where finished cells are kept (default: .cess/bench-ai).")
  private Path out = Path.of(System.getProperty("cess.home", "")).resolve(".cess/bench-ai");

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Cells at a time (default: as many as cores and memory allow).")
  private int threads;

  @Option(names = "--finished", description = "Measures nothing and tells what is there.")
  private boolean finishedOnly;

  @Override
  protected Result measure(Machine machine) throws IOException {
    checkOptions();
    EvaluationData data = data();
    Setting setting = training.setting(folder == null ? Setting.reduced() : Setting.full(), data);
    List<Cell> cells = cells();
    Files.createDirectories(out);
    CellFile file = CellFile.open(out.resolve("cells.jsonl"), commit(), data.name(), setting);
    List<CellResult> results = results(data, setting, cells, file);
    return result(machine, data, setting, file, results);
  }

  private void checkOptions() {
    boolean chosen =
        !rules.isEmpty()
            || !attacks.isEmpty()
            || !seeds.isEmpty()
            || !alphas.isEmpty()
            || training.any();
    if (reach && (chosen || folder == null)) {
      throw new IllegalArgumentException(
          "--reach is everything that was asked for, on --data: leave the other options away");
    }
    for (double alpha : alphas) {
      if (!(alpha > 0 && alpha <= 1_000)) {
        throw new IllegalArgumentException(
            "--alpha %s: has to be above 0 and at most 1000".formatted(alpha));
      }
    }
    if (threads < 0 || threads > 1_024) {
      throw new IllegalArgumentException("--threads %d: 1 to 1024".formatted(threads));
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--data %s is no folder: give one that exists".formatted(folder));
    }
    reach = !chosen && folder != null;
  }

  private EvaluationData data() throws IOException {
    if (folder != null) {
      return EvaluationData.folder(folder);
    }
    say("No --data: synthetic pictures, on which nothing that was asked for can be judged.");
    return EvaluationData.synthetic();
  }

  private List<Cell> cells() {
    if (reach) {
      return Preset.reach();
    }
    boolean synthetic = folder == null;
    return Preset.of(
        rules.isEmpty() ? List.of(RuleKind.NNM) : rules,
        attacks.isEmpty() ? Preset.ATTACKS : attacks,
        alphas.isEmpty() ? List.of(synthetic ? SYNTHETIC_ALPHA : Preset.USUAL_ALPHA) : alphas,
        seeds.isEmpty() ? (synthetic ? List.of(1L) : Preset.SEEDS) : seeds);
  }

  private static String commit() {
    return Sources.commit(Path.of(System.getProperty("cess.home", "")));
  }

  private List<CellResult> results(
      EvaluationData data, Setting setting, List<Cell> cells, CellFile file) throws IOException {
    List<CellResult> kept = cells.stream().flatMap(cell -> file.find(cell).stream()).toList();
    if (finishedOnly) {
      return kept;
    }
    long rounds = (long) (cells.size() - kept.size()) * setting.rounds();
    int atOnce = threads == 0 ? Memory.cellsAtOnce(data) : threads;
    say(
        "%s: %d cells, %d of them finished, %d at a time; kept in %s",
        data.name(), cells.size(), kept.size(), atOnce, out);
    CellBar bar =
        new CellBar(
            System.err, System.console() != null, InstantSource.system(), cells.size(), rounds);
    return new FederatedEvaluation(data, setting, file, bar).run(cells, atOnce);
  }

  private Result result(
      Machine machine,
      EvaluationData data,
      Setting setting,
      CellFile file,
      List<CellResult> results) {
    Measured measured = new Measured(results);
    Result result = new Result("ai", machine, "none: accuracy is no matter of speed");
    result.put("data", data.name()).put("setting", setting);
    result.put(
        "cells",
        results.stream().map(one -> json(one, file.commit(one.cell()).orElse("unknown"))).toList());
    result.table(CellTable.of(measured) + System.lineSeparator());
    new Asked(measured, result, OtherSetting.of(data, setting)).tell();
    return result;
  }

  private static Map<String, Object> json(CellResult one, String commit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", Words.of(one.cell().rule()));
    json.put("attack", Words.of(one.cell().attack()));
    json.put("alpha", one.cell().alpha());
    json.put("seed", one.cell().seed());
    json.put("commit", commit);
    json.put("accuracy", Rounded.of(one.accuracy()));
    if (!Double.isNaN(one.attackSuccess())) {
      json.put("attackSuccess", Rounded.of(one.attackSuccess()));
    }
    json.put("attackersLeftOut", one.attackersLeftOut());
    json.put("honestLeftOut", one.honestLeftOut());
    json.put("seconds", Math.round(one.seconds()));
    return json;
  }
}
