package io.cess4j.cli.network;

import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.NetworkFile;
import io.cess4j.devnet.network.NetworkFolder;
import io.cess4j.devnet.network.NetworkPlan;
import io.cess4j.devnet.network.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process that holds a network after {@code cess up} has returned. It ends on SIGTERM and takes
 * everything with it; killed by SIGKILL it takes everything with it too, because each of its
 * processes watches it.
 */
public final class Supervisor {
  private static final long LOOK_EVERY_SECONDS = 5;

  private Supervisor() {}

  /**
   * @param args folder of the network, miners, TEE workers, keepers, consensus nodes, gateways,
   *     rights indexes
   */
  @SuppressWarnings("SystemOut") // its standard output is the supervisor's log, which cess up shows
  public static void main(String[] args) throws InterruptedException {
    NetworkFolder folder = new NetworkFolder(Path.of(args[0]));
    NetworkPlan plan =
        new NetworkPlan(Integer.parseInt(args[1]), 0, Integer.parseInt(args[2]))
            .withKeepers(Integer.parseInt(args[3]))
            .withConsensusNodes(Integer.parseInt(args[4]))
            .withGateways(Integer.parseInt(args[5]))
            .withRightsIndexes(Integer.parseInt(args[6]));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      asked.countDown();
                      await(ended);
                    }));
    int status = 0;
    try (LocalNetwork network = LocalNetwork.start(folder, plan, System.out::println)) {
      NetworkFile.of(network).write(folder.network());
      System.out.println("running");
      while (!asked.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
        revive(network, folder);
      }
      Files.deleteIfExists(folder.network());
    } catch (RuntimeException | IOException e) {
      System.out.println("failed: " + e.getMessage());
      status = 1;
    } finally {
      ended.countDown();
    }
    System.out.println("stopped");
    Runtime.getRuntime().halt(status);
  }

  /**
   * A worker that ended by itself comes back with its data; one that cannot start is tried again at
   * the next look.
   */
  @SuppressWarnings("SystemOut") // the supervisor's log
  private static void revive(LocalNetwork network, NetworkFolder folder) {
    for (WorkerProcess worker : network.workers()) {
      if (worker.isAlive()) {
        continue;
      }
      System.out.println(worker.name() + " has ended; starting it again");
      try {
        network.restart(worker);
        NetworkFile.of(network).write(folder.network());
      } catch (DevnetException e) {
        System.out.println(worker.name() + " did not come back: " + e.getMessage());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
