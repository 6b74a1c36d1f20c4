package io.cess4j.ai.worker;

import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import io.cess4j.ai.worker.job.Audit;
import io.cess4j.ai.worker.job.ComputePeer;
import io.cess4j.ai.worker.job.DelegatedTraining;
import io.cess4j.ai.worker.job.Evidence;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Training by the compute node of the configuration. */
final class Delegation implements UpdateSource, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final FlWorkerConfiguration configuration;
  private final Network network;
  private final Account account;
  private final Path folder;
  private final RandomGenerator random;
  private final WorkerClient client;

  /**
   * @param folder of the task
   */
  Delegation(
      FlWorkerConfiguration configuration,
      Network network,
      Account account,
      Path folder,
      TlsIdentity identity,
      RandomGenerator random) {
    this.configuration = configuration;
    this.network = network;
    this.account = account;
    this.folder = folder;
    this.random = random;
    this.client =
        new WorkerClient(
            identity,
            WorkerLimits.DEFAULT,
            new BindingHeader(account, network.domain(), identity.keyHash(), network.clock()));
  }

  /**
   * @throws TaskUnfit in a task whose privacy is accounted for in the silo: a node that trains
   *     again and again would go past the account
   */
  @Override
  public UpdateMaker of(LocalTraining training) {
    if (training.trainer().isPrivate()) {
      throw new TaskUnfit(
          "a task with silo-noise is trained where its privacy account is: take compute.endpoint away");
    }
    FlWorkerConfiguration.Compute compute = configuration.compute();
    ComputePeer peer =
        new ComputePeer(
            client.peer(compute.endpoint(), TlsKeyHash.parse(compute.key())),
            network.ai().faults().domain(),
            Address.of(compute.node()),
            PAUSE);
    return new DelegatedTraining(
        training,
        peer,
        new DelegatedTraining.Terms(
            account, configuration.task(), compute.patience(), network.clock()),
        new Audit(Double.parseDouble(compute.audit()), compute.tolerance(), random),
        new Evidence(folder.resolve("evidence").resolve(compute.node())));
  }

  @Override
  public void close() {
    client.close();
  }
}
