package io.cess4j.fingerprint.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Everything one measure has said so far. Safe for several threads. */
final class Tally<S> {
  private static final int STRANGERS = 20;

  private final Measure<S> measure;
  private final Map<Half, Tail> all = new EnumMap<>(Half.class);
  private final Map<Half, Tail> real = new EnumMap<>(Half.class);
  private final List<Trial> trials = Collections.synchronizedList(new ArrayList<>());
  private final PriorityQueue<Stranger> strangers =
      new PriorityQueue<>(Comparator.comparingDouble(Stranger::distance).reversed());

  Tally(Measure<S> measure) {
    this.measure = measure;
    for (Half half : Half.values()) {
      all.put(half, new Tail());
      real.put(half, new Tail());
    }
  }

  Measure<S> measure() {
    return measure;
  }

  @SuppressWarnings("NullAway") // both maps are full
  Tail tail(Half half, boolean realOnly) {
    return (realOnly ? real : all).get(half);
  }

  void add(Trial trial) {
    trials.add(trial);
  }

  void add(Stranger stranger) {
    synchronized (strangers) {
      strangers.add(stranger);
      if (strangers.size() > STRANGERS) {
        strangers.remove();
      }
    }
  }

  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** The strangers that look most alike, the worst first. */
  List<Stranger> strangers() {
    synchronized (strangers) {
      return strangers.stream().sorted(Comparator.comparingDouble(Stranger::distance)).toList();
    }
  }
}
