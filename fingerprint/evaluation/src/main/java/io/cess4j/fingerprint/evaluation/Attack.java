package io.cess4j.fingerprint.evaluation;

import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * A change that a copy may have undergone. What of it is left open (where the crop lies, which
 * words go) is drawn from the given numbers, so that a seed repeats it.
 *
 * @param <T> a decoded work
 */
public interface Attack<T> {
  /** For example {@code crop 20-30 %}; unlike every other's of the same kind of works. */
  String name();

  /** The group whose target it counts for, for example {@code crop-30}. */
  String group();

  /**
   * @param work is left as it is
   * @return the attacked copy
   */
  T apply(T work, RandomGenerator random);

  /** An attack from a function. */
  static <T> Attack<T> of(
      String name,
      String group,
      BiFunction<? super T, ? super RandomGenerator, ? extends T> change) {
    return new Attack<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String group() {
        return group;
      }

      @Override
      public T apply(T work, RandomGenerator random) {
        return change.apply(work, random);
      }
    };
  }
}
