package io.cess4j.tee;

import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.tee.beat.BeatLoop;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.registration.Registered;
import io.cess4j.tee.registration.Registrar;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The worker's life: once the server listens, and so the endpoint is known, it registers and begins
 * to post beats. A worker that cannot register does not start.
 */
final class TeeDuty implements SmartLifecycle, ReadinessCheck, Supplier<Registered> {
  private final TeeConfiguration configuration;
  private final WebServerApplicationContext server;
  private final Listen listen;
  private final Registrar registrar;
  private final Network network;
  private final TransactionSender sender;
  private final Enclave enclave;
  private final MeterRegistry metrics;
  private volatile @Nullable Registered registered;
  private @Nullable BeatLoop beats;

  TeeDuty(
      TeeConfiguration configuration,
      WebServerApplicationContext server,
      Listen listen,
      Registrar registrar,
      Network network,
      TransactionSender sender,
      Enclave enclave,
      MeterRegistry metrics) {
    this.configuration = configuration;
    this.server = server;
    this.listen = listen;
    this.registrar = registrar;
    this.network = network;
    this.sender = sender;
    this.enclave = enclave;
    this.metrics = metrics;
  }

  @Override
  public void start() {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    registered = registrar.register(configuration.group(), listen.endpoint(port).toString());
    beats = BeatLoop.start(network, sender, enclave, metrics);
  }

  @Override
  public void stop() {
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
