package io.cess4j.ai.worker;

import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerApplication;
import io.cess4j.runtime.configuration.Configuration;
import java.util.List;

/** The process of a participant. */
public final class FlWorker {
  private FlWorker() {}

  /** Flags as {@code --print-config} shows them. */
  public static void main(String[] args) {
    application().main(args);
  }

  /**
   * Takes part in the foreground until the task is over.
   *
   * @param flags as the process takes them
   * @throws io.cess4j.runtime.configuration.ConfigurationException for a bad setting
   */
  public static void play(List<String> flags) throws InterruptedException {
    FlWorkerConfiguration configuration =
        Configuration.read(FlWorkerConfiguration.DEFAULTS, flags, System.getenv()).value();
    try (RunningWorker worker = application().start(configuration, System.getenv())) {
      worker.context().getBean(Rounds.class).awaitEnd();
    }
  }

  /** The same within another process, e.g. a test. */
  public static WorkerApplication<FlWorkerConfiguration> application() {
    return WorkerApplication.of("fl-worker", FlWorkerConfiguration.DEFAULTS, FlWorkerWiring.class);
  }
}
