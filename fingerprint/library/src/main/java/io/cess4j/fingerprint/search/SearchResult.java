package io.cess4j.fingerprint.search;

import java.util.List;

/**
 * What both stages say.
 *
 * @param matches duplicates, near duplicates, related works, then refused candidates; within these
 *     the best first
 * @param unconfirmed candidates that the second stage did not look at: there were too many nearer
 *     ones
 * @param frequentCodes codes that were near but that too many works share
 */
public record SearchResult(List<Match> matches, int unconfirmed, int frequentCodes) {
  public SearchResult {
    matches = List.copyOf(matches);
  }

  /** Without the refused ones. */
  public List<Match> found() {
    return matches.stream().filter(match -> !(match instanceof Match.Refused)).toList();
  }
}
