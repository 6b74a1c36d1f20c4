package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.code.Code256;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fingerprint under test, ours or an anchor. Works are described once; several measures
 * may compare the same descriptions. Used by several threads at a time.
 *
 * @param <T> a decoded work
 * @param <S> what is kept of it
 */
public interface Method<T, S> {
  /**
   * Describes an original.
   *
   * @throws io.cess4j.fingerprint.media.MediaException if the work cannot be described
   */
  S register(T work);

  /**
   * Describes a suspect.
   *
   * @throws io.cess4j.fingerprint.media.MediaException if the work cannot be described
   */
  S query(T suspect);

  List<Measure<S>> measures();

  /** The code of the whole work, whose effective bits are counted; null where there is none. */
  default @Nullable Code256 code(S signature) {
    return null;
  }

  /** A single code that is made alike for originals and suspects. */
  static <T> Method<T, Code256> codes(
      String name, Function<? super T, Code256> code, @Nullable Double ownThreshold) {
    return new Method<>() {
      @Override
      public Code256 register(T work) {
        return code.apply(work);
      }

      @Override
      public Code256 query(T suspect) {
        return code.apply(suspect);
      }

      @Override
      public List<Measure<Code256>> measures() {
        return List.of(new Measure<>(name, Code256::distance, ownThreshold));
      }

      @Override
      public Code256 code(Code256 signature) {
        return signature;
      }
    };
  }

  /** Anything that is made alike for originals and suspects. */
  static <T, S> Method<T, S> symmetric(
      String name,
      Function<? super T, ? extends S> describe,
      ToDoubleBiFunction<S, S> distance,
      @Nullable Double ownThreshold) {
    return new Method<>() {
      @Override
      public S register(T work) {
        return describe.apply(work);
      }

      @Override
      public S query(T suspect) {
        return describe.apply(suspect);
      }

      @Override
      public List<Measure<S>> measures() {
        return List.of(new Measure<>(name, distance, ownThreshold));
      }
    };
  }
}
