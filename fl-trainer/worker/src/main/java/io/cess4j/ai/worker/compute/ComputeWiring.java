package io.cess4j.ai.worker.compute;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.worker.Examples;
import io.cess4j.ai.worker.job.ExamplesDigest;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerEnvironment;
import io.cess4j.runtime.configuration.ConfigurationException;
import io.cess4j.runtime.web.PeerBinding;
import io.cess4j.transport.TlsIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What a compute node is made of. */
@Configuration(proxyBeanMethods = false)
class ComputeWiring {
  private static final Logger LOG = LoggerFactory.getLogger(ComputeWiring.class);

  @Bean
  Account account(ComputeConfiguration configuration, WorkerEnvironment environment) {
    return WorkerAccount.open(configuration.worker(), environment.variables());
  }

  @Bean
  Network network(ComputeConfiguration configuration) {
    return Network.connect(
        configuration.worker().rpc(), Address.of(configuration.worker().directory()));
  }

  @Bean
  DataSet examples(ComputeConfiguration configuration) {
    return Examples.read(configuration.examples());
  }

  @Bean
  JobFolder jobs(ComputeConfiguration configuration) {
    return new JobFolder(configuration.worker().data().resolve("jobs"), configuration.kept());
  }

  @Bean
  JobRunner runner(
      JobFolder jobs, DataSet examples, Account account, Network network, MeterRegistry metrics) {
    return new JobRunner(jobs, examples, account, network.ai().faults().domain(), metrics);
  }

  @Bean
  RouterFunction<ServerResponse> routes(
      ComputeConfiguration configuration,
      Account account,
      Network network,
      DataSet examples,
      TlsIdentity identity,
      JobFolder jobs,
      JobRunner runner) {
    Bytes32 digest = ExamplesDigest.of(examples);
    LOG.info(
        "compute node {}: key {}, {} examples {}",
        account.address(),
        identity.keyHash(),
        examples.size(),
        digest);
    JobsHandler handler =
        new JobsHandler(
            owner(configuration),
            account.address(),
            digest,
            network.ai().faults().domain(),
            new PeerBinding(network.domain(), network.clock()),
            network.clock(),
            jobs,
            runner);
    return RouterFunctions.route()
        .PUT("/v1/jobs/{job}", handler::put)
        .GET("/v1/jobs/{job}", handler::state)
        .GET("/v1/jobs/{job}/update", handler::update)
        .build();
  }

  private static Address owner(ComputeConfiguration configuration) {
    try {
      return Address.of(configuration.owner());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "owner \"%s\" is no account: name the data owner's with --owner=0x..."
              .formatted(configuration.owner()));
    }
  }
}
