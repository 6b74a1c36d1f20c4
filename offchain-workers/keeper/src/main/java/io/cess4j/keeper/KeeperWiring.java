package io.cess4j.keeper;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.keeper.batch.CampaignRuns;
import io.cess4j.keeper.batch.JobsDatabase;
import io.cess4j.keeper.batch.Tally;
import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.walk.Campaigns;
import io.cess4j.runtime.AccountCheck;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerEnvironment;
import io.cess4j.runtime.management.ManagementRoute;
import io.cess4j.runtime.management.ReadinessCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigInteger;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a keeper is made of. */
@Configuration(proxyBeanMethods = false)
class KeeperWiring {

  @Bean
  Network network(KeeperConfiguration configuration) {
    return Network.connect(
        configuration.worker().rpc(), Address.of(configuration.worker().directory()));
  }

  @Bean
  Account account(KeeperConfiguration configuration, WorkerEnvironment environment) {
    return WorkerAccount.open(configuration.worker(), environment.variables());
  }

  @Bean
  JobsDatabase jobsDatabase(KeeperConfiguration configuration, WorkerEnvironment environment) {
    KeeperConfiguration.Jobs jobs = configuration.jobs();
    return jobs.url().isEmpty()
        ? JobsDatabase.h2(configuration.worker().data())
        : JobsDatabase.postgresql(
            jobs.url(), jobs.user(), new String(jobs.password().read(environment.variables())));
  }

  @Bean
  Crew crew(KeeperConfiguration configuration) {
    return new Crew(configuration.inFlight());
  }

  @Bean
  Campaigns campaigns(KeeperConfiguration configuration, Network network, Account account) {
    return new Campaigns(
        network,
        account,
        configuration.worker().data(),
        configuration.settlement(),
        BigInteger.valueOf(configuration.settlementMinimum()));
  }

  @Bean
  CampaignRuns runs(
      KeeperConfiguration configuration,
      JobsDatabase database,
      Account account,
      Crew crew,
      MeterRegistry metrics,
      InstantSource clock) {
    return new CampaignRuns(
        database,
        account.address(),
        crew,
        new Tally(metrics, clock),
        new CampaignRuns.Limits(
            configuration.failures(), configuration.attempts(), configuration.history()));
  }

  @Bean
  Schedule schedule(
      KeeperConfiguration configuration,
      Network network,
      CampaignRuns runs,
      Campaigns campaigns,
      Crew crew) {
    return new Schedule(network, runs, campaigns.all(), crew, configuration.tick());
  }

  @Bean
  ManagementRoute campaignsForOperators(CampaignRuns runs, Campaigns campaigns) {
    return new CampaignsForOperators(runs, campaigns.all());
  }

  @Bean
  ReadinessCheck chainCheck(Network network, Account account) {
    return new AccountCheck(network, account.address());
  }
}
