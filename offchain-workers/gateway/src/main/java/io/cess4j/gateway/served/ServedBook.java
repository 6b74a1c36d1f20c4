package io.cess4j.gateway.served;

import io.cess4j.retrieval.Holder;
import io.cess4j.retrieval.ServedMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What each miner served on which day, in memory: a gateway that dies costs its miners a day's
 * receipts, nothing that was promised. At most {@link #MOST_LINES} lines; more are not counted.
 */
public final class ServedBook implements ServedMeter {
  private static final int MOST_LINES = 100_000;

  /** A slot of a deal on a day. */
  private record Line(long day, long deal, Holder holder) {}

  private final Map<Line, LongAdder> lines = new ConcurrentHashMap<>();
  private final LongSupplier today;

  /**
   * @param today protocol day
   */
  public ServedBook(LongSupplier today) {
    this.today = today;
  }

  @Override
  public void served(long deal, Holder holder, long bytes) {
    Line line = new Line(today.getAsLong(), deal, holder);
    LongAdder sum = lines.get(line);
    if (sum == null) {
      if (lines.size() >= MOST_LINES) {
        return;
      }
      sum = lines.computeIfAbsent(line, fresh -> new LongAdder());
    }
    sum.add(bytes);
  }

  /** Sums of finished days, which leave the book. */
  List<ServedSum> takeFinished() {
    long now = today.getAsLong();
    List<ServedSum> sums = new ArrayList<>();
    for (Line line : lines.keySet()) {
      if (line.day() < now) {
        LongAdder sum = lines.remove(line);
        if (sum != null) {
          sums.add(new ServedSum(line.day(), line.deal(), line.holder(), sum.sum()));
        }
      }
    }
    return sums;
  }
}
