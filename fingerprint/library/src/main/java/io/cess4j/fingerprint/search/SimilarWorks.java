package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Both stages: codes of the index give candidates, the describer of the work's kind confirms or
 * refuses them by their evidence. Nothing is called a match for its code alone.
 */
public final class SimilarWorks {
  /** The second stage takes up to milliseconds a candidate; the nearest ones are looked at. */
  public static final int MOST_CONFIRMED = 200;

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingInt(SimilarWorks::rank)
          .thenComparing(Comparator.comparingDouble(SimilarWorks::score).reversed())
          .thenComparingInt(Match::number);

  private final SimilarityIndex index;

  public SimilarWorks(SimilarityIndex index) {
    this.index = index;
  }

  /**
   * Works whose file is the same.
   *
   * @param instanceHash BLAKE3 of the suspect's file
   */
  public SearchResult copies(byte[] instanceHash) {
    List<Match> copies = new ArrayList<>();
    for (int number : index.copies(instanceHash)) {
      index.work(number).ifPresent(work -> copies.add(new Match.Duplicate(number, work)));
    }
    return new SearchResult(copies, 0, 0);
  }

  /**
   * Works whose file is the same or whose content is alike.
   *
   * @param instanceHash BLAKE3 of the suspect's file
   * @param suspect its description as a query
   * @param describer of its kind
   */
  public SearchResult search(byte[] instanceHash, Description suspect, Describer<?> describer) {
    List<Match> matches = new ArrayList<>(copies(instanceHash).matches());
    Set<Integer> same = matches.stream().map(Match::number).collect(Collectors.toSet());
    Candidates candidates = index.candidates(suspect, describer.candidateDistance());
    int looked = 0;
    for (Candidate candidate : candidates.nearest()) {
      if (same.contains(candidate.number())) {
        continue;
      }
      if (looked++ < MOST_CONFIRMED) {
        confirm(candidate, suspect, describer).ifPresent(matches::add);
      }
    }
    matches.sort(BEST_FIRST);
    return new SearchResult(
        matches, Math.max(0, looked - MOST_CONFIRMED), candidates.frequentCodes());
  }

  /** Empty if the work was removed meanwhile. */
  private Optional<Match> confirm(
      Candidate candidate, Description suspect, Describer<?> describer) {
    Work work = index.work(candidate.number()).orElse(null);
    Description registered = work == null ? null : work.description();
    if (work == null || registered == null) {
      return Optional.empty();
    }
    int number = candidate.number();
    Confirmation confirmation = describer.confirm(registered, suspect);
    if (confirmation.score() < describer.matchScore()) {
      return Optional.of(new Match.Refused(number, work, candidate, confirmation));
    }
    return Optional.of(
        candidate.distance() <= Match.NearDuplicate.BITS
            ? new Match.NearDuplicate(number, work, candidate, confirmation)
            : new Match.Related(number, work, candidate, confirmation));
  }

  private static int rank(Match match) {
    return switch (match) {
      case Match.Duplicate duplicate -> 0;
      case Match.NearDuplicate near -> 1;
      case Match.Related related -> 2;
      case Match.Refused refused -> 3;
    };
  }

  private static double score(Match match) {
    return switch (match) {
      case Match.Duplicate duplicate -> 1;
      case Match.Confirmed confirmed -> confirmed.confirmation().score();
      case Match.Refused refused -> refused.confirmation().score();
    };
  }
}
