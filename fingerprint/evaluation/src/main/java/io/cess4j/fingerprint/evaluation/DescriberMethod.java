package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * MDRC's two stages: codes alone (the least distance of any two views), and with the second stage
 * behind it.
 *
 * @param <T> a decoded work
 */
public final class DescriberMethod<T> implements Method<T, Description> {
  private final Function<T, Description> registering;
  private final Function<T, Description> querying;
  private final BiFunction<Description, Description, Confirmation> confirming;
  private final int candidateDistance;
  private final double matchScore;

  public DescriberMethod(Describer<? super T> describer) {
    this(describer, Function.identity());
  }

  /** For works that the describer knows in another form. */
  public <W> DescriberMethod(Describer<W> describer, Function<? super T, ? extends W> form) {
    this.registering = work -> describer.register(form.apply(work));
    this.querying = suspect -> describer.query(form.apply(suspect));
    this.confirming = describer::confirm;
    this.candidateDistance = describer.candidateDistance();
    this.matchScore = describer.matchScore();
  }

  @Override
  public Description register(T work) {
    return registering.apply(work);
  }

  @Override
  public Description query(T suspect) {
    return querying.apply(suspect);
  }

  @Override
  public List<Measure<Description>> measures() {
    return List.of(
        new Measure<>("MDRC codes", Description::distance, (double) candidateDistance),
        new Measure<>("MDRC confirmed", this::confirmed, 1 - matchScore));
  }

  @Override
  public Code256 code(Description description) {
    return description.id();
  }

  /**
   * 0 to 1 for candidates, the less the better confirmed; from 1 on, by distance of the codes, for
   * whatever the first stage does not pass on.
   */
  private double confirmed(Description registered, Description suspect) {
    int distance = registered.distance(suspect);
    return distance <= candidateDistance
        ? 1 - confirming.apply(registered, suspect).score()
        : 1 + (double) distance / Code256.BITS;
  }
}
