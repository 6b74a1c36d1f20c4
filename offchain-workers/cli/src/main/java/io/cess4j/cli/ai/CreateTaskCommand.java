package io.cess4j.cli.ai;

import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapWindows;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.CreatedTask;
import io.cess4j.sdk.ai.NewTask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai task create}. */
@Command(
    name = "create",
    description = {
      "Create a task: store an initial model, lock the bounty, open enrolment.",
      "Each round that ends pays its part of the bounty to those who were included. With fewer"
          + " than the minimum of participants everything comes back.",
      "",
      "Privacy modes:",
      "  plain       updates are encrypted for the members; members see each other's",
      "  silo-noise  example-level differential privacy in each silo (--noise, --clip, --epsilon);"
          + " protects single examples against everybody, costs accuracy"
    })
final class CreateTaskCommand extends CessCommand {
  private static final int SCALE = 1 << 16;
  private static final int THOUSANDTHS = 1_000;

  @Parameters(
      paramLabel = "ARCHITECTURE",
      description = "By name: mlp-<inputs>-<hidden>-<classes>/1, for example mlp-784-32-10/1.")
  private String architecture = "";

  @Option(
      names = "--bounty",
      required = true,
      paramLabel = "CESS",
      description = "For all rounds together.")
  private String bounty = "";

  @Option(
      names = "--stake",
      defaultValue = "100",
      paramLabel = "CESS",
      description = "That each participant locks (default: ${DEFAULT-VALUE}).")
  private String stake = "";

  @Option(
      names = "--bond",
      defaultValue = "1",
      paramLabel = "CESS",
      description = "Of a demand for withheld data (default: ${DEFAULT-VALUE}).")
  private String bond = "";

  @Option(
      names = "--minimum",
      defaultValue = "3",
      paramLabel = "N",
      description = "Fewest participants (default: ${DEFAULT-VALUE}).")
  private int minimum;

  @Option(
      names = "--maximum",
      defaultValue = "32",
      paramLabel = "N",
      description = "Most participants, up to 32 (default: ${DEFAULT-VALUE}).")
  private int maximum;

  @Option(
      names = "--byzantine",
      defaultValue = "1",
      paramLabel = "F",
      description =
          "How many may be hostile; the minimum has to be at least 2F+1 (default:"
              + " ${DEFAULT-VALUE}).")
  private int byzantine;

  @Option(
      names = "--committee",
      defaultValue = "0",
      paramLabel = "K",
      description = "How many vote, drawn by a beat; 0 for everybody (default: ${DEFAULT-VALUE}).")
  private int committee;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      paramLabel = "N",
      description = "Rounds that have to end (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--gate",
      description =
          "Leave out updates against the last direction first. Off by default: an attacker that"
              + " knows it does more harm with it than without (docs/adr/0039).")
  private boolean gate;

  @Option(
      names = "--momentum",
      defaultValue = "0",
      paramLabel = "MU",
      description = "Of the server's step, 0 to below 1 (default: ${DEFAULT-VALUE}).")
  private double momentum;

  @Option(
      names = "--rate",
      defaultValue = "1",
      paramLabel = "ETA",
      description = "Of the server's step, above 0 up to 16 (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--enrolment",
      defaultValue = "1d",
      paramLabel = "T",
      description = "How long seats are open (default: ${DEFAULT-VALUE}).")
  private String enrolment = "";

  @Option(
      names = "--training",
      defaultValue = "30m",
      paramLabel = "T",
      description = "Longest time to train and store an update (default: ${DEFAULT-VALUE}).")
  private String training = "";

  @Option(
      names = "--window",
      defaultValue = "5m",
      paramLabel = "T",
      description =
          "Longest time of each other step: reveal, availability, aggregation, vote, challenge,"
              + " answer (default: ${DEFAULT-VALUE}).")
  private String window = "";

  @Option(
      names = "--certified",
      description = "Each participant has to name a data certificate that it holds.")
  private boolean certified;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the initial model (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--noise",
      defaultValue = "0",
      paramLabel = "Z",
      description = "silo-noise: noise multiplier, for example 1.1; 0 is plain.")
  private double noise;

  @Option(
      names = "--clip",
      defaultValue = "1",
      paramLabel = "C",
      description = "silo-noise: norm of an example's gradient (default: ${DEFAULT-VALUE}).")
  private double clip;

  @Option(
      names = "--epsilon",
      defaultValue = "8",
      paramLabel = "E",
      description = "silo-noise: budget at delta 1e-5 (default: ${DEFAULT-VALUE}).")
  private double epsilon;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    NewTask task = task();
    try (Cess cess = connection.connect()) {
      console.say(PrivacyWords.of(task.privacy()));
      consent.ask(
          console,
          "a task of %d rounds for %d to %d participants costs a bounty of %s, and the fee of one"
                  .formatted(rounds, minimum, maximum, Amounts.cess(task.bounty()))
              + " public file for the initial model; each participant locks "
              + Amounts.cess(task.stake()));
      CreatedTask created = cess.ai().create(task);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("task", created.task());
      json.put("model", created.model().hex());
      json.put("fid", created.fid().hex().substring(2));
      json.put("bounty", task.bounty().toString());
      json.put("privacy", PrivacyWords.name(task.privacy().mode()));
      console.result(
          json,
          """
          task %d is open for %s
          initial model: root %s, file %s
          a participant runs: cess ai task join %d --examples DIR\
          """
              .formatted(
                  created.task(),
                  enrolment,
                  created.model(),
                  created.fid().hex().substring(2),
                  created.task()));
      return true;
    }
  }

  private NewTask task() {
    if (!(momentum >= 0 && momentum < 1) || !(rate > 0 && rate <= 16)) {
      throw new CommandException(
          "--momentum %s must be 0 to below 1, --rate %s above 0 up to 16"
              .formatted(momentum, rate));
    }
    if (!(noise >= 0) || !(clip > 0) || !(epsilon > 0)) {
      throw new CommandException("--noise must not be negative, --clip and --epsilon above 0");
    }
    Duration each = Spans.parse(window);
    return new NewTask(
        architecture,
        seed,
        Amounts.parse(bounty),
        Amounts.parse(stake),
        Amounts.parse(bond),
        certified,
        new AiGapPlan(
            0,
            byzantine,
            gate,
            (int) Math.min(SCALE - 1, Math.round(momentum * SCALE)),
            Math.round(rate * SCALE),
            minimum,
            maximum,
            committee,
            rounds),
        new AiGapWindows(
            Spans.parse(enrolment), Spans.parse(training), each, each, each, each, each, each),
        noise == 0
            ? AiGapPrivacyTerms.PLAIN
            : new AiGapPrivacyTerms(
                AiGapPrivacy.SILO_NOISE,
                0,
                Math.round(noise * THOUSANDTHS),
                Math.round(clip * THOUSANDTHS),
                Math.round(epsilon * THOUSANDTHS)));
  }
}
