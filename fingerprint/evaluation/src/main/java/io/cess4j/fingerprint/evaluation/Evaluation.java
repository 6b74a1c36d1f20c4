package io.cess4j.fingerprint.evaluation;

import java.util.List;

/**
 * What an experiment showed.
 *
 * @param kind of works, for example {@code image}
 * @param measures the first method's first
 * @param tested name of the measure that has to reach the targets: the last of the first method
 * @param calibrationWorks how many works set thresholds
 * @param heldOutWorks how many works were measured
 * @param heldOutReal how many of these are real
 * @param lost copies that the tested measure does not find at the threshold for all works, by
 *     attack
 * @param notes what was left out or merged, and why
 */
public record Evaluation(
    String kind,
    List<MeasureResult> measures,
    String tested,
    int calibrationWorks,
    int heldOutWorks,
    int heldOutReal,
    List<String> lost,
    List<String> notes,
    double seconds) {

  /** The measure of this name. */
  public MeasureResult measure(String name) {
    return measures.stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(kind + " was not measured by " + name));
  }
}
