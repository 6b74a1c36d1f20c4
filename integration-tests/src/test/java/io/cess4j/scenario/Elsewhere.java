package io.cess4j.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another machine as far as the network is concerned: a Linux network namespace with an address of
 * its own, joined by a virtual cable. Where that cannot be had (no root, no iproute2): another
 * loopback address of this machine.
 *
 * @param address where its servers are reached
 * @param prefix of commands that shall run there
 * @param rpc how the chain is reached from there
 */
record Elsewhere(String address, List<String> prefix, URI rpc, List<AutoCloseable> parts)
    implements AutoCloseable {
  private static final String NAMESPACE = "cess4j-elsewhere";
  private static final String HERE = "10.77.77.1";
  private static final String THERE = "10.77.77.2";

  /**
   * Sets it up.
   *
   * @param rpc of the chain, on loopback
   * @param workers ports on loopback that must be reached from there, as the registry names them
   */
  static Elsewhere open(URI rpc, List<Integer> workers) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/sbin/ip")) && !Files.isExecutable(Path.of("/sbin/ip"))) {
      return loopback(rpc, "there is no iproute2");
    }
    run(List.of("ip", "netns", "del", NAMESPACE)); // of a run that was killed
    if (!run(List.of("ip", "netns", "add", NAMESPACE))) {
      return loopback(rpc, "network namespaces need root");
    }
    boolean joined =
        run("ip link add cess4j-here type veth peer name cess4j-there netns " + NAMESPACE)
            && run("ip addr add " + HERE + "/30 dev cess4j-here")
            && run("ip link set cess4j-here up")
            && run("ip -n " + NAMESPACE + " addr add " + THERE + "/30 dev cess4j-there")
            && run("ip -n " + NAMESPACE + " link set cess4j-there up")
            && run("ip -n " + NAMESPACE + " link set lo up");
    if (!joined) {
      run(List.of("ip", "netns", "del", NAMESPACE));
      return loopback(rpc, "this kernel joins no namespaces");
    }
    return namespace(rpc, workers);
  }

  private static Elsewhere namespace(URI rpc, List<Integer> workers) throws IOException {
    List<AutoCloseable> parts = new ArrayList<>();
    List<String> prefix = List.of("ip", "netns", "exec", NAMESPACE);
    List<String> inside = new ArrayList<>(prefix);
    inside.addAll(Programs.java(RelayProgram.class.getName()));
    for (int port : workers) {
      parts.add(Relay.between(HERE + ":" + port, "127.0.0.1:" + port));
      inside.add("127.0.0.1:%d=%s:%d".formatted(port, HERE, port));
    }
    parts.add(Relay.between(HERE + ":" + rpc.getPort(), "127.0.0.1:" + rpc.getPort()));
    Process relay =
        new ProcessBuilder(inside)
            .redirectErrorStream(true)
            .redirectOutput(Programs.NOWHERE)
            .start();
    parts.add(relay::destroyForcibly);
    parts.add(() -> run(List.of("ip", "netns", "del", NAMESPACE)));
    System.out.println("the ninth miner lives in a network namespace, at " + THERE);
    return new Elsewhere(
        THERE, prefix, URI.create("http://" + HERE + ":" + rpc.getPort()), List.copyOf(parts));
  }

  private static Elsewhere loopback(URI rpc, String why) {
    System.out.println("the ninth miner lives at 127.0.0.2 of this machine: " + why);
    return new Elsewhere("127.0.0.2", List.of(), rpc, List.of());
  }

  private static boolean run(String command) throws IOException, InterruptedException {
    return run(List.of(command.split(" ")));
  }

  private static boolean run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Programs.NOWHERE)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
  }
}
