package io.cess4j.chain.contract;

import java.util.List;

/**
 * Who stands in the newest election.
 *
 * @param era in which they stood
 * @param concluded whether the set was replaced, or kept, by it
 * @param standing best first: eleven seats and five reserves
 */
public record Candidates(long era, boolean concluded, List<Candidate> standing) {
  public Candidates {
    standing = List.copyOf(standing);
  }

  /**
   * One of them.
   *
   * @param node id
   * @param score 0 to 10,000
   */
  public record Candidate(long node, long score) {}
}
