package io.cess4j.cli.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words for what the figures show; nothing is said that they do not. */
final class Weaknesses {
  /** Above this more seats than stake is no noise of a thousand eras. */
  private static final double UNFAIR = 1.2;

  /** A third of the seats can stop a BFT chain. */
  private static final double THIRD = 1.0 / 3;

  private static final double NOTICEABLE = 0.01;

  private Weaknesses() {}

  static List<String> of(R2sStudy study) {
    List<String> found = new ArrayList<>();
    if (study.seatsGini() > study.stakeGini()) {
      found.add(
          "Seats are shared less evenly than stake (Gini %.2f against %.2f): credit counts half and is measured against the one node with the most bytes, so the same busy nodes win again and again."
              .formatted(study.seatsGini(), study.stakeGini()));
    }
    if (study.neverElected() > NOTICEABLE) {
      found.add(
          "%.0f %% of honest candidates have no seat in %d eras, and %.0f %% of the small ones."
              .formatted(
                  100 * study.neverElected(),
                  study.eras(),
                  100 * (1 - study.smallElectedWithin(study.eras()))));
    }
    study.whales().stream()
        .max(Comparator.comparingDouble(WhaleCase::advantage))
        .filter(whale -> whale.advantage() > UNFAIR)
        .ifPresent(
            whale ->
                found.add(
                    "An owner of %.0f %% of stake and work that splits it over %d nodes has %.0f %% of the seats, %.1f times its part."
                        .formatted(
                            100 * whale.share(),
                            whale.nodes(),
                            100 * whale.seats(),
                            whale.advantage())));
    study.whales().stream()
        .filter(whale -> whale.seats() >= THIRD)
        .min(Comparator.comparingDouble(WhaleCase::share))
        .ifPresent(
            whale ->
                found.add(
                    "With %.0f %% of stake and work an owner of %d nodes has a third of the seats or more and can stop the chain."
                        .formatted(100 * whale.share(), whale.nodes())));
    study.whales().stream()
        .max(Comparator.comparingDouble(whale -> whale.seatsWithholding() - whale.seats()))
        .filter(whale -> whale.seatsWithholding() - whale.seats() > NOTICEABLE)
        .ifPresent(
            whale ->
                found.add(
                    "Keeping back VRF proofs of beats before an election raises an owner of %.0f %% with %d nodes from %.1f to %.1f %% of the seats, at %d beats missed in %d eras."
                        .formatted(
                            100 * whale.share(),
                            whale.nodes(),
                            100 * whale.seats(),
                            100 * whale.seatsWithholding(),
                            whale.withheld(),
                            study.eras())));
    return found;
  }
}
