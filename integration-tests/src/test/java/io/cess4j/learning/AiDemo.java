package io.cess4j.learning;

import io.cess4j.ai.worker.FlWorker;
import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapWindows;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.CreatedTask;
import io.cess4j.sdk.ai.NewTask;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code cess demo ai}: six organisations train a model without showing anybody an example. One is
 * hostile: it is outvoted, and loses its stake for what can be proved. One is killed and goes on.
 */
public final class AiDemo implements Scenario {
  private static final long SEED = 20261130;
  private static final int MINERS = 6;
  private static final int ROUNDS = 3;
  private static final int EPOCHS = 4;
  private static final String ARCHITECTURE = "mlp-196-32-10/1";
  private static final int WHOLE = 1 << 16;
  private static final int HOSTILE = 5;
  private static final int CRASHING = 2;
  private static final int TYPED = 0;
  private static final Duration TRAINING = Duration.ofSeconds(90);
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration CHALLENGE = Duration.ofSeconds(6);

  @Override
  public String name() {
    return "ai";
  }

  @Override
  public String about() {
    return "Six organisations train a model; one is hostile, one crashes; the model is registered.";
  }

  @Override
  public Result run(Console console, NetworkFolder folder)
      throws IOException, InterruptedException {
    Told told = new Told(console);
    try (LocalNetwork network =
            LocalNetwork.start(folder, new NetworkPlan(MINERS, 0, 1), told::say);
        Silos silos = Silos.of(network, SEED);
        Cess creator =
            Cess.connect(network.rpc(), network.directory(), network.client())
                .through(network.gateway())) {
      silos.all().forEach(silo -> told.say("%s has %s".formatted(silo.name(), silo.words())));
      long task = create(network, creator, told);
      int hostile = silos.all().get(HOSTILE).cess().ai().join(task, 0);
      List<SiloProcess> processes = new ArrayList<>();
      try {
        for (int i = 0; i < Silos.COUNT; i++) {
          processes.add(participant(network, silos.all().get(i), i, task));
        }
        Watch watch = new Watch(creator, task, processes, told);
        int crashed = watch.untilItEnds(processes.get(CRASHING));
        watch.untilAllHaveEnded(HOSTILE);
        return Findings.of(
                creator, task, hostile, seat(creator, task, silos), crashed, silos.test())
            .result(network.chain().engine(), told.seconds());
      } finally {
        processes.forEach(SiloProcess::kill);
      }
    }
  }

  /** One is the command that people type; the others are the worker that it starts. */
  private static SiloProcess participant(LocalNetwork network, Silo silo, int index, long task) {
    if (index == TYPED) {
      return SiloProcess.joining(network, silo, task, EPOCHS);
    }
    silo.cess().ai().join(task, 0);
    return SiloProcess.of(
        network, silo, task, EPOCHS, index == HOSTILE ? HostileSilo.class : FlWorker.class);
  }

  private static long create(LocalNetwork network, Cess creator, Told told) {
    try (Cess governor = Cess.connect(network.rpc(), network.directory(), network.governor())) {
      governor.ai().allow(ARCHITECTURE);
    }
    if (!creator.sharing().hasReaderKey()) {
      creator.sharing().registerReaderKey();
    }
    CreatedTask created =
        creator
            .ai()
            .create(
                new NewTask(
                    ARCHITECTURE,
                    SEED,
                    cess(300),
                    cess(100),
                    cess(1),
                    false,
                    new AiGapPlan(0, 1, false, 0, WHOLE, Silos.COUNT, Silos.COUNT, 0, ROUNDS),
                    new AiGapWindows(
                        TRAINING.multipliedBy(3),
                        TRAINING,
                        WINDOW,
                        WINDOW,
                        WINDOW,
                        WINDOW,
                        CHALLENGE,
                        CHALLENGE),
                    AiGapPrivacyTerms.PLAIN));
    told.say(
        "task %d: %s, %d rounds, bounty 300 CESS, stake 100 CESS, at most 1 hostile"
            .formatted(created.task(), ARCHITECTURE, ROUNDS));
    return created.task();
  }

  private static int seat(Cess creator, long task, Silos silos) {
    return creator.network().ai().index().joined(task).stream()
        .filter(one -> one.account().equals(silos.all().get(CRASHING).account().address()))
        .findFirst()
        .orElseThrow()
        .seat();
  }

  private static BigInteger cess(long amount) {
    return BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(amount));
  }
}
