package io.cess4j.devnet.network;

import java.util.List;

/** What a worker process is, and how its JVM runs on a machine that carries all of them. */
public enum WorkerRole {
  TEE_WORKER(
      "tee-worker",
      "io.cess4j.tee.TeeWorker",
      List.of("-Xmx512m", "--add-modules", "jdk.incubator.vector")),
  /** Miners wait most of their time: the first compiler alone saves memory and start-up. */
  STORAGE_MINER(
      "storage-miner",
      "io.cess4j.miner.StorageMiner",
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")),
  GATEWAY(
      "gateway",
      "io.cess4j.gateway.Gateway",
      List.of("-Xmx768m", "--add-modules", "jdk.incubator.vector")),
  KEEPER("keeper", "io.cess4j.keeper.Keeper", List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")),
  CONSENSUS_NODE(
      "consensus-node",
      "io.cess4j.consensus.ConsensusWorker",
      List.of("-Xmx128m", "-XX:TieredStopAtLevel=1")),
  RIGHTS_INDEX(
      "rights-index",
      "io.cess4j.index.RightsIndex",
      List.of("-Xmx384m", "-XX:TieredStopAtLevel=1")),
  /** A participant in a task of AI Gap; no network starts one by itself. */
  FL_WORKER(
      "fl-worker",
      "io.cess4j.ai.worker.FlWorker",
      List.of("-Xmx512m", "--add-modules", "jdk.incubator.vector"));

  private final String label;
  private final String mainClass;

  @SuppressWarnings("ImmutableEnumChecker") // always made by List.of
  private final List<String> flags;

  WorkerRole(String label, String mainClass, List<String> flags) {
    this.label = label;
    this.mainClass = mainClass;
    this.flags = flags;
  }

  /** As in file names and messages: {@code storage-miner}. */
  public String label() {
    return label;
  }

  /** What the JVM runs. */
  public String mainClass() {
    return mainClass;
  }

  /** Flags of its JVM beside those that all workers have. */
  public List<String> flags() {
    return flags;
  }
}
