package io.cess4j.ai.evaluation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it heard. */
class Heard implements CellProgress {
  final AtomicInteger rounds = new AtomicInteger();
  final List<Cell> measured = new CopyOnWriteArrayList<>();
  final List<Cell> kept = new CopyOnWriteArrayList<>();

  @Override
  public void round(Cell cell) {
    rounds.incrementAndGet();
  }

  @Override
  public void finished(CellResult result, boolean before) {
    (before ? kept : measured).add(result.cell());
  }
}
