package io.cess4j.cheats;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.GetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * {@code cess demo cheats}: each way to fail or to cheat has its own outcome, and the file outlives
 * the worst of them and an honest holder.
 */
public final class CheatsDemo implements Scenario {
  @Override
  public String name() {
    return "cheats";
  }

  @Override
  public String about() {
    return "Five of six holders of a file cheat or fail; each is told apart, and the file survives.";
  }

  @Override
  public Result run(Console console, NetworkFolder folder) throws IOException {
    Told told = new Told(console);
    long seed =
        Optional.ofNullable(Long.getLong("cess.seed")).orElse(new SecureRandom().nextLong());
    told.say("content of the files: -Dcess.seed=" + seed);
    try (LocalNetwork network = LocalNetwork.start(folder, NetworkPlan.USUAL, told::say);
        Cess cess =
            Cess.connect(network.rpc(), network.directory(), network.client())
                .through(network.gateway())) {
      Cast cast = new Cast(network, cess, new SplittableRandom(seed), told::say);
      cast.takePlaces();
      Watch watch = new Watch(cess.network(), cast, told::say);
      watch.follow();
      List<Verdict> verdicts =
          verdicts(cess.network(), cess.network().sender(network.client()), cast, watch);
      boolean recovered = survives(network, cess, cast, told);
      return result(
          network.chain().engine(), cess.network(), cast, watch, verdicts, recovered, told);
    }
  }

  private static List<Verdict> verdicts(
      Network network, TransactionSender anyone, Cast cast, Watch watch) {
    List<Verdict> verdicts = new ArrayList<>();
    try (MinerStatus status = new MinerStatus(network)) {
      for (Cheat cheat : Cheat.values()) {
        long miner = cast.miner(cheat);
        network.auditRounds().poke(anyone, miner);
        Suspect suspect = watch.suspect(cheat);
        Optional<Long> day = watch.day(cheat);
        verdicts.add(
            new Verdict(
                cheat,
                miner,
                day,
                day.map(number -> network.auditRounds().outcome(miner, number))
                    .orElse(DayOutcome.NONE),
                day.flatMap(suspect::refusal),
                day.flatMap(suspect::settled),
                day.flatMap(number -> status.outcome(miner, number))));
      }
    }
    return verdicts;
  }

  /** Exactly k of n holders are left, among them those that cheated with their proofs only. */
  private static boolean survives(LocalNetwork network, Cess cess, Cast cast, Told told)
      throws IOException {
    for (WorkerProcess lost :
        List.of(cast.process(Cheat.DROPPING), network.at(cast.honest().endpoint()))) {
      lost.kill();
      told.say("killed %s with SIGKILL".formatted(lost.name()));
    }
    Path copy = network.folder().home().resolve("copy");
    cess.storage().get(cast.file().fid(), copy, GetOptions.defaults());
    boolean same = Files.mismatch(cast.original(), copy) == -1;
    told.say("the file was read back " + (same ? "unchanged" : "CHANGED"));
    return same;
  }

  private static Result result(
      String engine,
      Network network,
      Cast cast,
      Watch watch,
      List<Verdict> verdicts,
      boolean recovered,
      Told told) {
    long samples = network.parameters().get(Parameter.SAMPLE_COUNT).longValueExact();
    Bound bound = new Bound(1, samples);
    long caughtDay = watch.roundsUntilCaught(Cheat.DROPPING);
    told.say(bound.text() + "; it was caught on due day " + caughtDay);
    told.say("in general, " + new Bound(0.05, samples).text());
    boolean ok =
        verdicts.stream().allMatch(Verdict::ok)
            && caughtDay >= 1
            && caughtDay <= bound.days()
            && watch.comeback().isPresent()
            && watch.honestProves()
            && recovered;
    Map<String, Object> outcomes = new LinkedHashMap<>();
    verdicts.forEach(verdict -> outcomes.put(verdict.cheat().key(), verdict.json()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", ok);
    json.put("engine", engine);
    json.put("fid", cast.file().fid());
    json.put("caughtDay", caughtDay);
    json.put("bound", bound.json());
    json.put("boundAt5Percent", new Bound(0.05, samples).json());
    json.put("outcomes", outcomes);
    watch.comeback().ifPresent(day -> json.put("backOnDay", day));
    json.put("honestAccepted", watch.honestProves());
    json.put("recovered", recovered);
    json.put("seconds", told.seconds());
    String text =
        "%s: %d cheats in %d outcomes, the file recovered: %s, in %.0f s"
            .formatted(
                ok ? "it holds" : "IT DOES NOT HOLD",
                verdicts.size(),
                verdicts.stream().map(Verdict::onChain).distinct().count(),
                recovered,
                told.seconds());
    return new Result(ok, json, text);
  }
}
