package io.cess4j.tee;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.SenderSettings;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.PeerBinding;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.tee.dispute.DisputeDuty;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.EnclaveSite;
import io.cess4j.tee.registration.Attestor;
import io.cess4j.tee.registration.NodeBinding;
import io.cess4j.tee.registration.Registrar;
import io.cess4j.tee.registration.RegistrationException;
import io.cess4j.tee.registration.SoftwareAttestor;
import io.cess4j.tee.web.EnclaveProblems;
import io.cess4j.tee.web.KeysHandler;
import io.cess4j.tee.web.OrderReader;
import io.cess4j.tee.web.RepairsHandler;
import io.cess4j.tee.web.SealsHandler;
import io.cess4j.tee.web.Sessions;
import io.cess4j.tee.web.Siblings;
import io.cess4j.tee.web.TagsHandler;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What is plugged into what. */
@Configuration(proxyBeanMethods = false)
class TeeWiring {
  /** A beat that is not mined within this is lost anyway. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** Each holds a body of 2 MiB at most. */
  private static final int SEALS_AT_ONCE = 4;

  /** Each holds a segment of 32 MiB and the fragment that is rebuilt from it. */
  private static final int REPAIRS_AT_ONCE = 2;

  @Bean(destroyMethod = "close")
  Network network(WorkerSettings settings) {
    return Network.connect(settings.rpc(), Address.of(settings.directory()));
  }

  @Bean
  TransactionSender sender(
      Network network, WorkerSettings settings, SecureRandom random, InstantSource clock) {
    Account account = WorkerAccount.openOrCreate(settings, System.getenv(), random);
    return new TransactionSender(
        account, network.connection(), SenderSettings.DEFAULT.withTimeout(LONGEST_WAIT), clock);
  }

  @Bean(destroyMethod = "close")
  Enclave enclave(Network network, WorkerSettings settings, SecureRandom random) {
    EnclaveSite site =
        new EnclaveSite(
            network.connection().chainId(),
            network.deals().address(),
            network.teeWorkers().address(),
            network.beats().address(),
            network.parameters().constants().blockSectors());
    return Enclave.open(settings.data().resolve("enclave"), site, random);
  }

  @Bean
  Attestor attestor(TeeConfiguration configuration, Network network) {
    if (configuration.authority().isEmpty()) {
      return (subject, digest) -> {
        throw new RegistrationException(
            "no attestation for %s, keys digest %s: set authority to the devnet authority's keystore (SOFTWARE mode)"
                .formatted(subject, digest));
      };
    }
    WorkerSettings settings = configuration.worker();
    Path file = settings.data().resolve(configuration.authority());
    String password = new String(settings.password().read(System.getenv()));
    return new SoftwareAttestor(
        AccountKeystore.load(file, password),
        network.connection().chainId(),
        network.directory().find("AttestationVerifier"));
  }

  @Bean
  Registrar registrar(
      Network network,
      TransactionSender sender,
      Attestor attestor,
      Enclave enclave,
      TlsIdentity identity) {
    return new Registrar(network.teeWorkers(), sender, attestor, enclave, identity.keyHash());
  }

  /** Reads siblings from miners, which ask for a binding. */
  @Bean(destroyMethod = "close")
  WorkerClient workerClient(Network network, TransactionSender sender, TlsIdentity identity) {
    return new WorkerClient(
        identity,
        WorkerLimits.DEFAULT,
        new BindingHeader(sender.account(), network.domain(), identity.keyHash(), network.clock()));
  }

  @Bean
  TeeDuty duty(
      TeeConfiguration configuration,
      WebServerApplicationContext server,
      Listen listen,
      Registrar registrar,
      Network network,
      TransactionSender sender,
      Enclave enclave,
      MeterRegistry metrics) {
    Optional<NodeBinding> binding =
        Optional.of(configuration.node())
            .filter(node -> !node.isEmpty())
            .map(node -> new NodeBinding(network.staking(), sender, Address.of(node)));
    return new TeeDuty(
        configuration, server, listen, registrar, binding, network, sender, enclave, metrics);
  }

  @Bean
  DisputeDuty disputeDuty(
      Network network,
      TransactionSender sender,
      Enclave enclave,
      WorkerClient client,
      TeeDuty duty,
      SecureRandom random,
      MeterRegistry metrics) {
    return new DisputeDuty(network, sender, enclave, client, duty, random, metrics);
  }

  @Bean
  ReadinessCheck chainCheck(Network network) {
    return new ChainCheck(network);
  }

  @Bean
  ProblemTranslator enclaveProblems(MeterRegistry metrics) {
    return new EnclaveProblems(metrics);
  }

  @Bean
  RouterFunction<ServerResponse> routes(
      TeeConfiguration configuration,
      Network network,
      Enclave enclave,
      TeeDuty duty,
      WorkerClient client,
      MeterRegistry metrics) {
    OrderReader orders = new OrderReader(network);
    KeysHandler keys = new KeysHandler(enclave.keys(), duty);
    Sessions tagging = new Sessions("tags", configuration.sessions(), metrics);
    Sessions repairing = new Sessions("repairs", REPAIRS_AT_ONCE, metrics);
    Siblings siblings = new Siblings(network, client);
    Sessions sealing = new Sessions("seals", SEALS_AT_ONCE, metrics);
    PeerBinding binding = new PeerBinding(network.domain(), network.clock());
    return RouterFunctions.route()
        .GET("/v1/keys", keys::keys)
        .GET("/v1/srs", keys::srs)
        .GET("/v1/status", keys::status)
        .POST("/v1/tags", new TagsHandler(enclave, orders, duty, tagging, metrics)::handle)
        .POST(
            "/v1/repairs",
            new RepairsHandler(enclave, orders, siblings, duty, repairing, metrics)::handle)
        .POST("/v1/seals", new SealsHandler(enclave, orders, duty, binding, sealing)::handle)
        .build();
  }
}
