package io.cess4j.consensus;

import io.cess4j.beats.BeatLoop;
import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.consensus.duty.Duties;
import io.cess4j.consensus.duty.Registration;
import io.cess4j.consensus.key.VrfKey;
import io.cess4j.runtime.AccountCheck;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.management.ManagementRoute;
import io.cess4j.runtime.management.ReadinessCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a consensus node is made of. */
@Configuration(proxyBeanMethods = false)
class ConsensusWiring {
  @Bean(destroyMethod = "close")
  Network network(WorkerSettings settings) {
    return Network.connect(settings.rpc(), Address.of(settings.directory()));
  }

  @Bean
  Account account(WorkerSettings settings, SecureRandom random) {
    return WorkerAccount.openOrCreate(settings, System.getenv(), random);
  }

  @Bean(destroyMethod = "close")
  VrfKey vrfKey(WorkerSettings settings, SecureRandom random) {
    return VrfKey.loadOrCreate(
        settings.data().resolve("vrf.p12"), settings.password().read(System.getenv()), random);
  }

  @Bean
  Registration registration(
      ConsensusConfiguration configuration, Network network, Account account, VrfKey key) {
    WorkerSettings settings = configuration.worker();
    return new Registration(
        network,
        account,
        key,
        configuration.stake(),
        () ->
            AccountKeystore.load(
                settings.data().resolve(configuration.validator()),
                new String(settings.password().read(System.getenv()))));
  }

  @Bean
  NodeLife life(
      ConsensusConfiguration configuration,
      Network network,
      Account account,
      VrfKey key,
      Registration registration,
      MeterRegistry metrics) {
    return new NodeLife(
        registration,
        node -> Duties.of(network, network.sender(account), node, key),
        configuration.poll(),
        metrics);
  }

  @Bean(destroyMethod = "close")
  BeatLoop beats(Network network, Account account, VrfKey key, MeterRegistry metrics) {
    return BeatLoop.start(
        network,
        network.sender(account),
        key.publicKey(),
        (number, previous) -> key.beat(network, number, previous),
        metrics);
  }

  @Bean
  ManagementRoute statusForOperators(Network network, NodeLife life) {
    return new StatusForOperators(network, life);
  }

  @Bean
  ReadinessCheck accountCheck(Network network, Account account) {
    return new AccountCheck(network, account.address());
  }
}
