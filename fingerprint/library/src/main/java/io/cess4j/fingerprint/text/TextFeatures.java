package io.cess4j.fingerprint.text;

/**
 * What is kept of a text while its terms go by: how often each term and each pair of telling terms
 * came, vectors of stretches, and phrases with their places. Memory is bounded whatever the length:
 * of the terms a consistent sample is counted, stretches grow.
 */
final class TextFeatures implements TermSink {
  /** Different terms and pairs that are counted. */
  private static final int TERMS = 1 << 17;

  /** Phrases that are kept as evidence. */
  static final int PHRASES = 4_096;

  /** Eighths of a bit from which on a term is told apart from those that every text has. */
  static final int TELLING = 24;

  /** Eighths of a bit below which a term tells nothing: half of all texts have it. */
  private static final int COMMONEST = 8;

  /** Eighths of a bit above which a count of few texts is not believed. */
  private static final int RAREST = 56;

  private static final Language[] LANGUAGES = Language.values();

  private final TermWeights weights;
  private final TermCounts terms = new TermCounts(TERMS);
  private final TermCounts phrases = new TermCounts(PHRASES);
  private final TextSections sections = new TextSections();
  private long position;
  private int telling;
  private long lastTelling;
  private int lastTellingWeight;
  private long before;
  private int beforeWeight;
  private long last;
  private int lastWeight;

  TextFeatures(TermWeights weights) {
    this.weights = weights;
  }

  @Override
  public void term(String term, Language language, long start, long end) {
    long hash = TermHash.of(term);
    int weight = weights.of(hash, language);
    count(hash, single(weight), language);
    if (weight >= TELLING) {
      if (lastTellingWeight > 0) {
        count(TermHash.of(lastTelling, hash), pair((lastTellingWeight + weight) / 2), language);
      }
      lastTelling = hash;
      lastTellingWeight = weight;
    }
    if (position >= 2 && beforeWeight + lastWeight + weight >= 2 * TELLING) {
      phrases.add(
          TermHash.of(TermHash.of(before, last), hash),
          (int) Math.min(position - 2, Integer.MAX_VALUE));
    }
    before = last;
    beforeWeight = lastWeight;
    last = hash;
    lastWeight = weight;
    position++;
    sections.endTerm();
  }

  private void count(long hash, int weight, Language language) {
    if (weight > 0) {
      terms.add(hash, weight << 8 | language.ordinal());
      sections.add(hash, weight, language);
    }
  }

  /** Weight of one term: rarer ones count by the square of what they tell, up to a limit. */
  private static int single(int weight) {
    int limited = Math.min(weight, RAREST);
    return weight < COMMONEST ? 0 : limited * limited / 8;
  }

  /** Weight of two telling terms in a row: few strangers share them, but edits break them too. */
  private static int pair(int weight) {
    int limited = Math.min(weight, RAREST);
    return limited * limited * 5 / 64;
  }

  /** Terms read. */
  long length() {
    return position;
  }

  /** Different terms and pairs. */
  int variety() {
    return terms.size() << Math.min(terms.level(), 12);
  }

  TermCounts phrases() {
    return phrases;
  }

  TextSections sections() {
    return sections;
  }

  /** The whole text: terms that come again count by the logarithm of how often. */
  TermVector whole() {
    TermVector vector = new TermVector();
    terms.forEach(
        (hash, count, value) ->
            vector.add(hash, (value >>> 8) * damped(count) / 16, LANGUAGES[value & 0xff]));
    return vector;
  }

  /** 16 (1 + log2 count / 2), between powers of two in a straight line. */
  static int damped(int count) {
    int power = 31 - Integer.numberOfLeadingZeros(count);
    int rest = power == 0 ? 0 : (int) ((count - (1L << power)) * 8 >> power);
    return 16 + 8 * power + rest;
  }
}
