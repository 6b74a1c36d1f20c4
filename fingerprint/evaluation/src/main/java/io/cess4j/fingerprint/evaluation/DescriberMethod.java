package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import java.util.List;

/**
 * MDRC's two stages: codes alone (the least distance of any two views), and with the second stage
 * behind it.
 *
 * @param <T> a decoded work
 */
public final class DescriberMethod<T> implements Method<T, Description> {
  private final Describer<T> describer;

  public DescriberMethod(Describer<T> describer) {
    this.describer = describer;
  }

  @Override
  public Description register(T work) {
    return describer.register(work);
  }

  @Override
  public Description query(T suspect) {
    return describer.query(suspect);
  }

  @Override
  public List<Measure<Description>> measures() {
    return List.of(
        new Measure<>("MDRC codes", Description::distance, (double) describer.candidateDistance()),
        new Measure<>("MDRC confirmed", this::confirmed, 1 - describer.matchScore()));
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
    return distance <= describer.candidateDistance()
        ? 1 - describer.confirm(registered, suspect).score()
        : 1 + (double) distance / Code256.BITS;
  }
}
