package io.cess4j.tee;

import io.cess4j.beats.BeatLoop;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.registration.NodeBinding;
import io.cess4j.tee.registration.Registered;
import io.cess4j.tee.registration.Registrar;
import io.cess4j.tee.registration.RegistrationException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The worker's life: once the server listens, and so the endpoint is known, it registers and begins
 * to post beats. A worker that cannot register does not start.
 */
final class TeeDuty implements SmartLifecycle, ReadinessCheck, Supplier<Registered> {
  private static final Logger LOG = LoggerFactory.getLogger(TeeDuty.class);
  private static final Duration REGISTRATION_AGAIN = Duration.ofSeconds(5);

  private final TeeConfiguration configuration;
  private final WebServerApplicationContext server;
  private final Listen listen;
  private final Registrar registrar;
  private final Optional<NodeBinding> binding;
  private final Network network;
  private final TransactionSender sender;
  private final Enclave enclave;
  private final MeterRegistry metrics;
  private volatile @Nullable Registered registered;
  private @Nullable BeatLoop beats;
  private @Nullable Thread keeper;

  TeeDuty(
      TeeConfiguration configuration,
      WebServerApplicationContext server,
      Listen listen,
      Registrar registrar,
      Optional<NodeBinding> binding,
      Network network,
      TransactionSender sender,
      Enclave enclave,
      MeterRegistry metrics) {
    this.configuration = configuration;
    this.server = server;
    this.listen = listen;
    this.registrar = registrar;
    this.binding = binding;
    this.network = network;
    this.sender = sender;
    this.enclave = enclave;
    this.metrics = metrics;
  }

  @Override
  public void start() {
    register();
    beats =
        BeatLoop.start(
            network,
            sender,
            enclave.keys().vrfKey().eip2537(),
            (number, previous) -> enclave.beat(number, previous).eip2537(),
            metrics);
    keeper = Thread.ofVirtual().name("registration").start(this::keepRegistered);
  }

  private void register() {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    registered = registrar.register(configuration.group(), listen.endpoint(port).toString());
  }

  /** A chain that was rewound may know another endpoint, or not even the worker. */
  private void keepRegistered() {
    try {
      while (true) {
        Thread.sleep(REGISTRATION_AGAIN);
        try {
          if (!isRetired(get().worker())) {
            register();
            binding.ifPresent(it -> it.ensure(get().worker()));
          }
        } catch (ChainException | ContractRevert | RegistrationException e) {
          LOG.warn("the registration cannot be checked: {}", e.getMessage());
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whoever retired a worker does not want it back; one that the chain has forgotten comes back.
   */
  private boolean isRetired(int worker) {
    return worker <= network.teeWorkers().count() && !network.teeWorkers().worker(worker).active();
  }

  @Override
  public void stop() {
    Thread running = keeper;
    if (running != null) {
      running.interrupt();
    }
    keeper = null;
    stopBeats();
  }

  private void stopBeats() {
    BeatLoop running = beats;
    if (running != null) {
      running.close();
    }
    beats = null;
  }

  @Override
  public boolean isRunning() {
    return beats != null;
  }

  /** After the web server. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE;
  }

  /** What the chain calls this worker; requests that come earlier than that are asked to wait. */
  @Override
  public Registered get() {
    Registered known = registered;
    if (known == null) {
      throw ProblemException.of(
          503, "not-registered", "this worker is registering; ask again in a few seconds");
    }
    return known;
  }

  @Override
  public String name() {
    return "registration";
  }

  @Override
  public Optional<String> trouble() {
    return registered == null ? Optional.of("not registered yet") : Optional.empty();
  }
}
