package io.cess4j.gateway;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.gateway.delivery.DeliveryDesk;
import io.cess4j.gateway.delivery.DeliveryMetrics;
import io.cess4j.gateway.delivery.SettlementDuty;
import io.cess4j.gateway.delivery.VoucherBook;
import io.cess4j.gateway.http.DeliveryRoutes;
import io.cess4j.gateway.http.Problems;
import io.cess4j.gateway.http.Routes;
import io.cess4j.gateway.http.ShareRoutes;
import io.cess4j.gateway.read.Delivery;
import io.cess4j.gateway.read.StoredFiles;
import io.cess4j.gateway.served.ReceiptPost;
import io.cess4j.gateway.served.ServedBook;
import io.cess4j.gateway.sharing.ProxyDuty;
import io.cess4j.gateway.sharing.ProxySecret;
import io.cess4j.gateway.sharing.ShareProxy;
import io.cess4j.gateway.sharing.ShareStore;
import io.cess4j.gateway.upload.UploadStore;
import io.cess4j.gateway.upload.Uploads;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.runtime.AccountCheck;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerEnvironment;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.runtime.store.KeyValueStore;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** What a gateway is made of. */
@Configuration(proxyBeanMethods = false)
class GatewayWiring {
  /** The margins before a channel's end are minutes. */
  private static final Duration MOST_PAUSE = Duration.ofSeconds(30);

  @Bean
  Network network(GatewayConfiguration configuration) {
    return Network.connect(
        configuration.worker().rpc(), Address.of(configuration.worker().directory()));
  }

  @Bean
  Account account(GatewayConfiguration configuration, WorkerEnvironment environment) {
    return WorkerAccount.open(configuration.worker(), environment.variables());
  }

  @Bean
  WorkerClient workerClient(Network network, Account account, TlsIdentity identity) {
    return new WorkerClient(
        identity,
        WorkerLimits.DEFAULT,
        new BindingHeader(account, network.domain(), identity.keyHash(), network.clock()));
  }

  @Bean
  ErasureEngine erasureEngine() {
    ErasureEngines.Selection selection = ErasureEngines.select();
    LoggerFactory.getLogger(GatewayWiring.class).info(selection.message());
    return selection.engine();
  }

  @Bean
  KeyValueStore store(GatewayConfiguration configuration) {
    return KeyValueStore.open(
        configuration.worker().data().resolve("uploads.db"),
        UploadStore.UPLOADS,
        UploadStore.DESCRIPTORS,
        ShareStore.SHARES,
        VoucherBook.VOUCHERS);
  }

  @Bean
  Uploads uploads(
      GatewayConfiguration configuration,
      Network network,
      Account account,
      WorkerClient client,
      KeyValueStore store,
      ErasureEngine engine,
      SecureRandom random,
      InstantSource clock) {
    Uploads uploads =
        new Uploads(
            network,
            account,
            client,
            new UploadStore(store),
            configuration.worker().data().resolve("spool"),
            engine,
            random,
            clock,
            configuration.parallelUploads(),
            configuration.chainPoll());
    uploads.resume();
    return uploads;
  }

  @Bean
  ServedBook servedBook(Network network) {
    return new ServedBook(() -> network.calendar().dayAt(network.clock().instant()));
  }

  @Bean
  ReceiptPost receiptPost(
      Network network, Account account, WorkerClient client, ServedBook served) {
    ReceiptPost post =
        new ReceiptPost(
            served,
            account,
            network.servedBytes().domain(),
            client,
            () -> network.calendar().dayAt(network.clock().instant()));
    post.start(network.calendar().constants().window());
    return post;
  }

  @Bean
  ShareProxy shareProxy(Network network, Account account, KeyValueStore store) {
    return new ShareProxy(network, account, proxySecret(network, account), new ShareStore(store));
  }

  /** Registers once the port is bound. */
  @Bean
  ProxyDuty proxyDuty(
      GatewayConfiguration configuration,
      Network network,
      Account account,
      ShareProxy proxy,
      ServletWebServerApplicationContext context) {
    ProxyDuty duty =
        new ProxyDuty(
            network,
            account,
            proxySecret(network, account),
            proxy,
            () ->
                Optional.ofNullable(context.getWebServer())
                    .filter(server -> server.getPort() > 0)
                    .map(
                        server ->
                            configuration.worker().listen().endpoint(server.getPort()).toString()));
    if (configuration.proxy()) {
      duty.start(Duration.ofSeconds(2));
    }
    return duty;
  }

  private static ProxySecret proxySecret(Network network, Account account) {
    return new ProxySecret(account, network.connection().chainId());
  }

  @Bean
  RouterFunction<ServerResponse> shareRoutes(GatewayConfiguration configuration, ShareProxy proxy) {
    return configuration.proxy() ? new ShareRoutes(proxy).routes() : request -> Optional.empty();
  }

  @Bean
  DeliveryMetrics deliveryMetrics(MeterRegistry metrics) {
    return new DeliveryMetrics(metrics);
  }

  /** Settles what is booked, also where this gateway is a proxy no more. */
  @Bean
  SettlementDuty settlementDuty(
      GatewayConfiguration configuration,
      Network network,
      Account account,
      KeyValueStore store,
      DeliveryMetrics metrics) {
    Duration every = configuration.settleEvery();
    SettlementDuty duty =
        new SettlementDuty(network, account, new VoucherBook(store), every, metrics);
    Duration pause = every.dividedBy(4);
    duty.start(pause.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : pause);
    return duty;
  }

  @Bean
  RouterFunction<ServerResponse> deliveryRoutes(
      GatewayConfiguration configuration,
      Network network,
      Account account,
      ShareProxy proxy,
      KeyValueStore store,
      DeliveryMetrics metrics,
      SecureRandom random) {
    if (!configuration.proxy()) {
      return request -> Optional.empty();
    }
    DeliveryDesk desk = new DeliveryDesk(network, account, proxy, new VoucherBook(store), random);
    return new DeliveryRoutes(desk, metrics).routes();
  }

  @Bean
  RouterFunction<ServerResponse> routes(
      GatewayConfiguration configuration,
      Network network,
      Account account,
      WorkerClient client,
      Uploads uploads,
      ErasureEngine engine,
      ServedBook served,
      SecureRandom random) {
    StoredFiles files = new StoredFiles(network, new DescriptorFetcher(client, random));
    Delivery delivery = new Delivery(client, engine, served, Runtime.getRuntime().maxMemory() / 2);
    return Routes.of(
        network,
        account,
        configuration.worker().directory(),
        uploads,
        files,
        delivery,
        configuration.maximumFileBytes());
  }

  @Bean
  ProblemTranslator problems() {
    return new Problems();
  }

  @Bean
  ReadinessCheck chainCheck(Network network, Account account) {
    return new AccountCheck(network, account.address());
  }
}
