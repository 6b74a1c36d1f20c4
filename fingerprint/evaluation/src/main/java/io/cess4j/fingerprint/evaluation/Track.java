package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One method on its way through an experiment: descriptions of all originals, tallies. */
final class Track<T, S> {
  private final Method<T, S> method;
  private final List<Tally<S>> tallies;
  private final ConcurrentHashMap<String, S> registered = new ConcurrentHashMap<>();
  private final Clock registering = new Clock();
  private final Clock querying = new Clock();

  Track(Method<T, S> method) {
    this.method = method;
    this.tallies = method.measures().stream().map(Tally::new).toList();
  }

  List<Tally<S>> tallies() {
    return tallies;
  }

  /** Mean milliseconds for a registration. */
  double registerMilliseconds() {
    return registering.mean();
  }

  /** Mean milliseconds for a suspect. */
  double queryMilliseconds() {
    return querying.mean();
  }

  /** Describes an original; the failure where that cannot be done. */
  @Nullable MediaException register(Item<T> item, T work) {
    long start = System.nanoTime();
    try {
      registered.put(item.name(), method.register(work));
      return null;
    } catch (MediaException e) {
      return e;
    } finally {
      registering.add(System.nanoTime() - start);
    }
  }

  /** Whether two originals are one work as the method itself, at its own threshold, sees it. */
  boolean same(Item<T> one, Item<T> other) {
    S first = registered.get(one.name());
    S second = registered.get(other.name());
    return first != null
        && second != null
        && tallies.stream().map(Tally::measure).anyMatch(measure -> same(measure, first, second));
  }

  private static <S> boolean same(Measure<S> measure, S first, S second) {
    Double threshold = measure.ownThreshold();
    return threshold != null && measure.distance().applyAsDouble(first, second) <= threshold;
  }

  /**
   * Compares a suspect with its own original and with the others of its half.
   *
   * @param attack null for the original itself
   */
  void suspect(
      Half half, List<Item<T>> works, Item<T> item, @Nullable Attack<T> attack, T suspect) {
    S query = query(suspect);
    S own = registered.get(item.name());
    double[] distances = new double[works.size()];
    double[] real = new double[works.size()];
    for (Tally<S> tally : tallies) {
      if (attack != null && half == Half.HELD_OUT) {
        double distance =
            query == null || own == null
                ? Double.POSITIVE_INFINITY
                : tally.measure().distance().applyAsDouble(own, query);
        tally.add(new Trial(item.name(), attack.name(), item.synthetic(), distance));
      }
      if (query != null) {
        strangers(tally, half, works, item, attack, query, distances, real);
      }
    }
  }

  private void strangers(
      Tally<S> tally,
      Half half,
      List<Item<T>> works,
      Item<T> item,
      @Nullable Attack<T> attack,
      S query,
      double[] distances,
      double[] real) {
    int count = 0;
    int realCount = 0;
    double least = Double.POSITIVE_INFINITY;
    String nearest = "";
    for (Item<T> stranger : works) {
      S theirs = registered.get(stranger.name());
      if (stranger == item || theirs == null) {
        continue;
      }
      double distance = tally.measure().distance().applyAsDouble(theirs, query);
      distances[count++] = distance;
      if (!item.synthetic() && !stranger.synthetic()) {
        real[realCount++] = distance;
      }
      if (distance < least) {
        least = distance;
        nearest = stranger.name();
      }
    }
    tally.tail(half, false).add(distances, count);
    tally.tail(half, true).add(real, realCount);
    if (count > 0) {
      tally.add(new Stranger(nearest, item.name(), attack == null ? "none" : attack.name(), least));
    }
  }

  private @Nullable S query(T suspect) {
    long start = System.nanoTime();
    try {
      return method.query(suspect);
    } catch (MediaException e) {
      return null;
    } finally {
      querying.add(System.nanoTime() - start);
    }
  }

  /** How the codes of different originals lie to each other; null for a method without codes. */
  @Nullable EffectiveBits effectiveBits(List<Item<T>> works) {
    List<Code256> codes =
        works.stream()
            .map(item -> registered.get(item.name()))
            .map(signature -> signature == null ? null : method.code(signature))
            .filter(code -> code != null)
            .toList();
    return codes.size() < 3 ? null : EffectiveBits.of(codes);
  }

  /** Time and how often. */
  private static final class Clock {
    private final LongAdder nanoseconds = new LongAdder();
    private final LongAdder times = new LongAdder();

    void add(long time) {
      nanoseconds.add(time);
      times.increment();
    }

    double mean() {
      return times.sum() == 0 ? 0 : nanoseconds.sum() / 1e6 / times.sum();
    }
  }
}
