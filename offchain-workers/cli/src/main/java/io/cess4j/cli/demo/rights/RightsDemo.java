package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Network;
import io.cess4j.cli.demo.Scenario;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.sdk.rights.IndexClient;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A picture is registered, copied, licensed, shared, sold; somebody lies, somebody is refused, and
 * in the end every wei is somebody's.
 */
public final class RightsDemo implements Scenario {
  static final long SEED = 20261130;
  private static final int MINERS = 3;
  private static final int GATEWAYS = 3;

  /** Basis points of what the derived work earns. */
  private static final int SHARE = 2_000;

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public String about() {
    return "A picture is registered, copied, licensed, shared and sold; a liar and a copier are"
        + " caught.";
  }

  @Override
  public Result run(Console console, NetworkFolder folder)
      throws IOException, InterruptedException {
    Told told = new Told(console);
    NetworkPlan plan = new NetworkPlan(MINERS, 0, 1).withGateways(GATEWAYS).withRightsIndexes(1);
    try (LocalNetwork network = LocalNetwork.start(folder, plan, RightsDemo::launch, told::say);
        Cast cast = Cast.of(network)) {
      return play(network, cast, folder.home().resolve("pictures"), told);
    }
  }

  /**
   * Gateways carry three small pictures, so the first compiler alone starts sooner; and they settle
   * at once, where usually hours go by.
   */
  private static Launch launch(WorkerRole role) {
    return role == WorkerRole.GATEWAY
        ? Launch.USUAL.jvmFlags("-XX:TieredStopAtLevel=1").arguments("--settle-every=4s")
        : Launch.USUAL;
  }

  private static Result play(LocalNetwork local, Cast cast, Path folder, Told told)
      throws IOException, InterruptedException {
    Network network = cast.photographer().network();
    Pictures pictures = Pictures.draw(folder, SEED);
    told.say("three pictures are drawn, seed " + SEED);
    Works works = register(cast, pictures, told);

    Watch watch =
        new Watch(
            new IndexClient(local.workers(WorkerRole.RIGHTS_INDEX).getFirst().endpoint()), told);
    watch.publish(works.original());
    Watch.Found found = watch.look(cast.photographer(), works.original(), works.copy());

    Shop shop = new Shop(cast, works.derived(), told);
    shop.announce();
    boolean licensed = new Consent(cast, told).licence(works.original(), works.derived(), SHARE);
    SharedPicture.Ended shared =
        new SharedPicture(local, cast, folder, told).play(works.original());
    shop.open();
    Earnings earnings = new Earnings(local, cast, told);
    Sales.Sold sold = new Sales(local, cast, works.derived(), folder, told).play();
    Earnings.Paid paid = earnings.collect(works, sold.charged(), SHARE);

    Books books = Books.of(network);
    Findings findings =
        new Findings(
            local.chain().engine(),
            SEED,
            works,
            found,
            licensed,
            shared,
            sold,
            paid,
            books,
            told.seconds());
    return new Result(findings.ok(), findings.json(), findings.text());
  }

  /** All three are stored at once; registered one after the other, the photographer's first. */
  private static Works register(Cast cast, Pictures pictures, Told told)
      throws InterruptedException {
    Registering registering = new Registering(told);
    List<StoredFile> files =
        together(
            List.of(
                () -> registering.store(cast.photographer(), pictures.original()),
                () -> registering.store(cast.copier(), pictures.copy()),
                () -> registering.store(cast.artist(), pictures.derived())));
    told.say(
        "encrypted by their owners and stored: " + files.stream().map(StoredFile::fid).toList());
    return new Works(
        registering.register(
            cast.photographer(), pictures.original(), files.get(0), "Ridges at dusk"),
        registering.register(cast.copier(), pictures.copy(), files.get(1), "My own photo"),
        registering.register(cast.artist(), pictures.derived(), files.get(2), "Collage"));
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> one : executor.invokeAll(tasks)) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }
}
