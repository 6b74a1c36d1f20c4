package io.cess4j.runtime;

import io.cess4j.chain.time.SteadyClock;
import io.cess4j.runtime.configuration.Configuration;
import io.cess4j.runtime.configuration.ConfigurationException;
import io.cess4j.runtime.management.ManagementRoute;
import io.cess4j.runtime.management.ManagementServer;
import io.cess4j.runtime.management.ReadinessCheck;
import io.cess4j.runtime.management.WorkerState;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.PeerLimits;
import io.cess4j.runtime.web.WebServerWiring;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TransportException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts a role: {@code WorkerApplication.of("storage-miner", MinerConfiguration.DEFAULTS,
 * MinerWiring.class).main(args)}.
 *
 * <p>Beans that every role finds: its configuration record, {@link WorkerSettings}, {@link
 * TlsIdentity}, {@link MeterRegistry}, {@link InstantSource}, {@link SecureRandom}, {@link
 * WorkerEnvironment} and {@link WorkerState}. Beans of type {@link ReadinessCheck} decide what
 * {@code /ready} says. Singletons with a life of their own implement Spring's {@code
 * SmartLifecycle}.
 *
 * @param <R> the role's configuration record
 */
public final class WorkerApplication<R extends Record & WorkerSettings.Holder> {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerApplication.class);
  private final String role;
  private final R defaults;
  private final Class<?>[] wiring;

  private WorkerApplication(String role, R defaults, Class<?>[] wiring) {
    this.role = role;
    this.defaults = defaults;
    this.wiring = wiring;
  }

  /**
   * @param wiring the role's {@code @Configuration} classes; nothing is scanned
   */
  public static <R extends Record & WorkerSettings.Holder> WorkerApplication<R> of(
      String role, R defaults, Class<?>... wiring) {
    return new WorkerApplication<>(role, defaults, wiring.clone());
  }

  /** The same application with more beans, e.g. those of a test. */
  public WorkerApplication<R> with(Class<?>... more) {
    List<Class<?>> all = new ArrayList<>(List.of(wiring));
    all.addAll(List.of(more));
    return new WorkerApplication<>(role, defaults, all.toArray(Class<?>[]::new));
  }

  /**
   * For a role's main method: ends the process with 2 for a bad configuration and 1 where the
   * worker cannot start.
   */
  @SuppressWarnings("SystemOut") // the answer to --print-config, and an error before logging is up
  public void main(String[] args) {
    try {
      List<String> flags = new ArrayList<>(Arrays.asList(args));
      boolean print = flags.remove("--print-config");
      Configuration<R> configuration = Configuration.read(defaults, flags, System.getenv());
      if (print) {
        System.out.print(configuration.print());
        return;
      }
      start(configuration.value(), System.getenv());
    } catch (ConfigurationException e) {
      System.err.println(role + ": " + e.getMessage());
      System.exit(2);
    } catch (RuntimeException e) {
      LOG.error("the worker cannot start", e);
      System.exit(1);
    }
  }

  /**
   * Starts within this process, e.g. in a test.
   *
   * @throws ConfigurationException for a missing password
   * @throws TransportException where the TLS keystore cannot be used
   */
  public RunningWorker start(R configuration, Map<String, String> environment) {
    WorkerSettings settings = configuration.worker();
    SecureRandom random = new SecureRandom();
    TlsIdentity identity =
        TlsIdentity.loadOrCreate(
            settings.data().resolve("tls.p12"),
            settings.password().read(environment),
            random,
            InstantSource.system());
    WorkerState state = new WorkerState();
    PrometheusMeterRegistry metrics = Metrics.create(role);
    ManagementServer management = management(settings, state, metrics);
    WorkerFile file = new WorkerFile(settings.data());
    try {
      ConfigurableApplicationContext context =
          context(
              settings,
              beans -> {
                register(beans, configuration, settings, identity, random);
                beans.registerBean(
                    WorkerEnvironment.class, () -> new WorkerEnvironment(environment));
                beans.registerBean(WorkerState.class, () -> state);
                beans.registerBean(MeterRegistry.class, () -> metrics);
                beans.addApplicationListener(
                    (ApplicationListener<ContextClosedEvent>)
                        event -> {
                          state.stopping();
                          file.delete();
                          management.close();
                        });
              });
      return running(context, settings, identity, state, management, file);
    } catch (RuntimeException e) {
      management.close();
      throw e;
    }
  }

  private RunningWorker running(
      ConfigurableApplicationContext context,
      WorkerSettings settings,
      TlsIdentity identity,
      WorkerState state,
      ManagementServer management,
      WorkerFile file) {
    state.running(List.copyOf(context.getBeansOfType(ReadinessCheck.class).values()));
    context.getBeansOfType(ManagementRoute.class).values().forEach(management::add);
    int port =
        Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
            .getPort();
    RunningWorker worker =
        new RunningWorker(
            role,
            settings.listen().endpoint(port),
            management.address(),
            identity.keyHash(),
            context);
    file.write(worker);
    LOG.info("{} listens on {}, health on {}", role, worker.endpoint(), worker.management());
    if (settings.parentWatch()) {
      ParentWatch.start(System.in, () -> System.exit(SpringApplication.exit(context)));
    }
    return worker;
  }

  private static ManagementServer management(
      WorkerSettings settings, WorkerState state, PrometheusMeterRegistry metrics) {
    WorkerSettings.Management at = settings.management();
    try {
      return new ManagementServer(at.host(), at.port(), PeerLimits.MANAGEMENT, state, metrics);
    } catch (IOException e) {
      throw new ConfigurationException(
          "management.host %s, management.port %d cannot be bound: %s"
              .formatted(at.host(), at.port(), e.getMessage()));
    }
  }

  private static <R extends Record & WorkerSettings.Holder> void register(
      GenericApplicationContext beans,
      R configuration,
      WorkerSettings settings,
      TlsIdentity identity,
      SecureRandom random) {
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) configuration.getClass();
    beans.registerBean(type, () -> configuration);
    beans.registerBean(WorkerSettings.class, () -> settings);
    beans.registerBean(Listen.class, settings::listen);
    beans.registerBean(TlsIdentity.class, () -> identity);
    beans.registerBean(SecureRandom.class, () -> random);
    beans.registerBean(InstantSource.class, SteadyClock::new);
  }

  /** What frameworks say at INFO buries what the worker says. */
  private static Map<String, Object> logging(WorkerSettings.LogFormat format) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("logging.level.org.eclipse.jetty", "WARN");
    properties.put("logging.level.org.springframework", "WARN");
    if (format == WorkerSettings.LogFormat.JSON) {
      properties.put("logging.structured.format.console", "ecs");
    }
    return properties;
  }

  private interface Beans {
    void register(GenericApplicationContext context);
  }

  private ConfigurableApplicationContext context(WorkerSettings settings, Beans beans) {
    List<Class<?>> sources = new ArrayList<>(List.of(WebServerWiring.class));
    sources.addAll(List.of(wiring));
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    application.setMainApplicationClass(WorkerApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(logging(settings.logFormat()));
    application.addInitializers(context -> beans.register((GenericApplicationContext) context));
    return application.run();
  }
}
