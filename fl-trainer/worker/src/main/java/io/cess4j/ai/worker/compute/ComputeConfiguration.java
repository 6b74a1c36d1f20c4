package io.cess4j.ai.worker.compute;

import io.cess4j.ai.worker.FlWorkerConfiguration;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Flattened;
import io.cess4j.runtime.web.TlsMode;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of a compute node.
 *
 * @param owner account of the data owner, whose orders alone are taken
 * @param examples of the owner
 * @param kept how many jobs are remembered; older ones go
 */
public record ComputeConfiguration(
    @Flattened WorkerSettings worker, String owner, FlWorkerConfiguration.Data examples, int kept)
    implements WorkerSettings.Holder {
  /** On this machine, for pictures of MNIST's size. */
  public static final ComputeConfiguration DEFAULTS =
      new ComputeConfiguration(
          WorkerSettings.defaults("compute-node", TlsMode.MUTUAL),
          "",
          new FlWorkerConfiguration.Data(
              FlWorkerConfiguration.Kind.IDX, Path.of("data"), List.of(), 28, 1, 10),
          64);

  public ComputeConfiguration {
    if (kept < 2) {
      throw new IllegalArgumentException("kept must be at least 2, not " + kept);
    }
  }
}
