package io.cess4j.ai.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures cells that are not yet in the file, each by one thread. */
public final class FederatedEvaluation {
  private final EvaluationData data;
  private final Setting setting;
  private final CellFile file;
  private final CellProgress progress;

  public FederatedEvaluation(
      EvaluationData data, Setting setting, CellFile file, CellProgress progress) {
    this.data = data;
    this.setting = setting;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Finished cells are kept whatever becomes of the others; a cell that fails ends the run.
   *
   * @param threads cells at a time
   * @return in the order of the cells
   */
  public List<CellResult> run(List<Cell> cells, int threads) throws IOException {
    List<CellResult> results = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<CellResult>> running =
          cells.stream().map(cell -> executor.submit(() -> finish(cell))).toList();
      for (Future<CellResult> one : running) {
        results.add(one.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted: finished cells are kept");
    } catch (ExecutionException failed) {
      throw cause(failed);
    } finally {
      executor.shutdownNow();
    }
    return results;
  }

  private CellResult finish(Cell cell) {
    CellResult before = file.find(cell).orElse(null);
    if (before != null) {
      progress.finished(before, true);
      return before;
    }
    CellResult result =
        Simulation.run(setting, cell, data.training(), data.test(), () -> progress.round(cell));
    try {
      file.add(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.finished(result, false);
    return result;
  }

  private static IOException cause(ExecutionException failed) {
    return switch (failed.getCause()) {
      case UncheckedIOException unwritten -> new IOException(unwritten.getMessage(), unwritten);
      case RuntimeException unchecked -> throw unchecked;
      case null, default -> throw new IllegalStateException("a cell failed", failed);
    };
  }
}
