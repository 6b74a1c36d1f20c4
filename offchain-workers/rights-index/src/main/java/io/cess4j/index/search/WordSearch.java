package io.cess4j.index.search;

import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Certificates by words. A certificate's score is the sum of the weights of the query's words that
 * it has; the highest first, of equal ones the earliest certificate. Integers only, so that every
 * index gives the same answer.
 */
public final class WordSearch {
  /** Words of a query that count. */
  public static final int MOST_WORDS = 16;

  /** Certificates looked at for one word, the earliest; a word that more have tells little. */
  public static final int MOST_POSTINGS = 50_000;

  private static final Comparator<Hit> ORDER =
      Comparator.comparingInt(Hit::score).reversed().thenComparingLong(Hit::certificate);

  private final State state;
  private final WordWeights weights;

  /** A search in what is written. */
  public WordSearch(State state, WordWeights weights) {
    this.state = state;
    this.weights = weights;
  }

  /**
   * A certificate that has some of the words.
   *
   * @param score sum of weights
   */
  public record Hit(long certificate, int score) {}

  /**
   * What was found.
   *
   * @param hits best first
   * @param more whether others follow
   * @param incomplete whether a word has more certificates than were looked at
   */
  public record Found(List<Hit> hits, boolean more, boolean incomplete) {}

  /** Words of a query as the index reads it, for a refusal of none or too many. */
  public Set<String> words(String query) {
    return weights.ofQuery(query);
  }

  /**
   * A page of hits.
   *
   * @param after the last one of the page before
   * @param limit of the page
   */
  public Found find(Set<String> words, Optional<RightsMedia> type, Optional<Hit> after, int limit) {
    Map<Long, Integer> scores = new HashMap<>();
    boolean incomplete = false;
    for (String word : words) {
      incomplete |= !add(word, type, scores);
    }
    List<Hit> page =
        scores.entrySet().stream()
            .map(entry -> new Hit(entry.getKey(), entry.getValue()))
            .filter(hit -> after.isEmpty() || ORDER.compare(hit, after.get()) > 0)
            .sorted(ORDER)
            .limit(limit + 1L)
            .toList();
    boolean more = page.size() > limit;
    return new Found(more ? page.subList(0, limit) : page, more, incomplete);
  }

  /** Whether all certificates with the word were looked at. */
  private boolean add(String word, Optional<RightsMedia> type, Map<Long, Integer> scores) {
    int[] seen = {0};
    Key prefix = Key.of(word);
    state.scan(
        Family.WORDS,
        prefix,
        prefix,
        (key, value) -> {
          if (++seen[0] > MOST_POSTINGS) {
            return false;
          }
          if (type.isEmpty() || WordWeights.isOf(type.get(), value)) {
            scores.merge(key.last(), WordWeights.weight(value), Integer::sum);
          }
          return true;
        });
    return seen[0] <= MOST_POSTINGS;
  }
}
