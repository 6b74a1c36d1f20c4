package io.cess4j.miner;

import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.key.KappaKeystore;
import io.cess4j.miner.key.Registration;
import io.cess4j.miner.proof.AuditSource;
import io.cess4j.miner.proof.Audits;
import io.cess4j.miner.repair.Repairs;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.scan.Scans;
import io.cess4j.miner.served.ServedCredit;
import io.cess4j.miner.storage.Disks;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.miner.web.Callers;
import io.cess4j.miner.web.DealRoutes;
import io.cess4j.miner.web.FragmentRoutes;
import io.cess4j.miner.web.MinerProblems;
import io.cess4j.miner.web.MinerStatus;
import io.cess4j.miner.web.ReceiptRoutes;
import io.cess4j.miner.web.ScanForOperators;
import io.cess4j.miner.web.StatusForOperators;
import io.cess4j.miner.web.StatusRoute;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.management.ManagementRoute;
import io.cess4j.runtime.store.KeyValueStore;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.transport.TlsIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Beans of the storage miner. */
@Configuration(proxyBeanMethods = false)
class MinerWiring {

  @Bean
  KeyValueStore store(WorkerSettings settings) {
    return KeyValueStore.open(
        settings.data().resolve("db"),
        FragmentStore.FAMILY,
        Holdings.FAMILY,
        Audits.FAMILY,
        CorruptionLedger.FAMILY,
        Scans.FAMILY,
        Repairs.FAMILY,
        ServedCredit.FAMILY);
  }

  @Bean
  Disks disks(MinerConfiguration configuration, KeyValueStore store) {
    return Disks.open(
        configuration.disks().stream().map(Path::of).toList(),
        configuration.worker().data().resolve("files"),
        store,
        configuration.reserve());
  }

  @Bean
  DisksCheck disksCheck(Disks disks) {
    return new DisksCheck(disks);
  }

  @Bean
  Holdings holdings(Disks disks, KeyValueStore store) {
    return new Holdings(store, new FragmentStore(disks, store));
  }

  @Bean
  CorruptionLedger ledger(KeyValueStore store, InstantSource clock, MeterRegistry metrics) {
    return new CorruptionLedger(store, clock, metrics);
  }

  @Bean
  Scans scans(
      MinerConfiguration configuration,
      Holdings holdings,
      KeyValueStore store,
      CorruptionLedger ledger,
      RegisteredChain chain,
      InstantSource clock,
      MeterRegistry metrics) {
    return new Scans(configuration.scan(), holdings, store, ledger, chain, clock, metrics);
  }

  @Bean
  RegisteredChain chain() {
    return new RegisteredChain();
  }

  @Bean
  ManagementRoute statusForOperators(MinerStatus status) {
    return new StatusForOperators(status);
  }

  @Bean
  ManagementRoute scanForOperators(Scans scans) {
    return new ScanForOperators(scans);
  }

  @Bean
  MinerStatus minerStatus(MinerNode node, Holdings holdings, Scans scans) {
    return new MinerStatus(node::duties, holdings, scans);
  }

  @Bean
  MinerNode node(
      MinerConfiguration configuration,
      WorkerSettings settings,
      TlsIdentity identity,
      Holdings holdings,
      KeyValueStore store,
      MeterRegistry metrics,
      SecureRandom random,
      InstantSource clock,
      ObjectProvider<AuditSource> audits,
      Scans scans,
      RegisteredChain chain,
      ServletWebServerApplicationContext context) {
    char[] password = settings.password().read(System.getenv());
    Duties.Means means =
        new Duties.Means(
            settings,
            KappaKeystore.loadOrCreate(settings.data().resolve("kappa.p12"), password, random),
            WorkerAccount.openOrCreate(settings, System.getenv(), random),
            holdings,
            store,
            scans.ledger(),
            identity,
            metrics,
            audits.getIfAvailable(AuditSource::network),
            random);
    return new MinerNode(
        means,
        () ->
            new Registration.Wish(
                identity.keyHash(),
                settings
                    .listen()
                    .endpoint(Objects.requireNonNull(context.getWebServer()).getPort())
                    .toString(),
                configuration.region(),
                configuration.units()),
        configuration.poll(),
        clock,
        duties -> {
          chain.connected(duties);
          return new RotWatch(
              duties, scans, LossReporter.of(duties, means.account(), scans.ledger(), store));
        });
  }

  @Bean
  RouterFunction<ServerResponse> routes(
      MinerNode node, Holdings holdings, Scans scans, MinerStatus status) {
    Callers callers = request -> node.duties().binding().account(request);
    return new FragmentRoutes(callers, () -> node.duties().intake(), holdings.fragments(), scans)
        .routes()
        .and(new DealRoutes(callers, () -> node.duties().intake(), holdings).routes())
        .and(new ReceiptRoutes(callers, () -> node.duties().served().intake()).routes())
        .and(new StatusRoute(status).routes());
  }

  @Bean
  ProblemTranslator minerProblems() {
    return new MinerProblems();
  }
}
