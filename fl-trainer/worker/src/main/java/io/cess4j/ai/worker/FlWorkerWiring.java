package io.cess4j.ai.worker;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import io.cess4j.ai.worker.journal.Journal;
import io.cess4j.ai.worker.play.Participant;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.runtime.AccountCheck;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerEnvironment;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.SealingKeys;
import io.cess4j.transport.TlsIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a participant is made of. */
@Configuration(proxyBeanMethods = false)
class FlWorkerWiring {

  @Bean
  Account account(FlWorkerConfiguration configuration, WorkerEnvironment environment) {
    return WorkerAccount.open(configuration.worker(), environment.variables());
  }

  @Bean
  Cess cess(FlWorkerConfiguration configuration, Account account) {
    return Cess.connect(
            configuration.worker().rpc(), Address.of(configuration.worker().directory()), account)
        .through(configuration.gateway());
  }

  @Bean
  NetworkStore store(FlWorkerConfiguration configuration, Cess cess) {
    return new NetworkStore(
        cess.storage(), folder(configuration).resolve("transfers"), configuration.termDays());
  }

  @Bean
  Journal journal(FlWorkerConfiguration configuration) {
    if (configuration.task() == 0) {
      throw new TaskUnfit("no task: name one with --task");
    }
    return Participant.journal(folder(configuration));
  }

  @Bean
  UpdateSource usualSource(
      FlWorkerConfiguration configuration,
      Cess cess,
      Account account,
      TlsIdentity identity,
      SecureRandom random) {
    return configuration.compute().isUsed()
        ? new Delegation(
            configuration, cess.network(), account, folder(configuration), identity, random)
        : training -> training;
  }

  @Bean
  Rounds rounds(
      FlWorkerConfiguration configuration,
      Cess cess,
      Account account,
      NetworkStore store,
      Journal journal,
      SecureRandom random,
      List<UpdateSource> sources,
      ConfigurableApplicationContext context,
      MeterRegistry metrics) {
    UpdateSource updates = sources.getLast(); // another's wiring comes after this one
    return new Rounds(
        () -> participant(configuration, cess.network(), account, store, journal, random, updates),
        configuration.tick(),
        context::close,
        metrics);
  }

  private static Participant participant(
      FlWorkerConfiguration configuration,
      Network network,
      Account account,
      UpdateStore store,
      Journal journal,
      SecureRandom random,
      UpdateSource updates) {
    long task = configuration.task();
    Path folder = folder(configuration);
    return new Participant(
        new Participant.Setup(
            network,
            account,
            task,
            Seating.of(network, task, account.address()),
            version -> readerKey(network, account, version),
            store,
            journal,
            folder,
            updates.of(
                TrainingSetup.of(
                    network, network.ai().tasks().termsOf(task), configuration, folder, random)),
            Schedule.threads(configuration.threads()),
            random,
            configuration.patience(),
            configuration.stagger()));
  }

  /** The secret of a reader key of the account: all versions follow from one. */
  private static SecretScalar readerKey(Network network, Account account, int version) {
    try (SecretScalar master = new SealingKeys(account, network.connection().chainId()).secret()) {
      return SharingKeys.reader(master, version);
    }
  }

  private static Path folder(FlWorkerConfiguration configuration) {
    return configuration.worker().data().resolve("task-" + configuration.task());
  }

  @Bean
  ReadinessCheck chainCheck(Cess cess, Account account) {
    return new AccountCheck(cess.network(), account.address());
  }
}
