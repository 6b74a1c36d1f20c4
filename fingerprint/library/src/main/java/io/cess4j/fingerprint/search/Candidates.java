package io.cess4j.fingerprint.search;

import java.util.List;

/**
 * What the first stage found for a suspect.
 *
 * @param nearest the nearest first, each work once
 * @param frequentCodes codes that were near but did not count, since too many works share them
 */
public record Candidates(List<Candidate> nearest, int frequentCodes) {
  public Candidates {
    nearest = List.copyOf(nearest);
  }
}
