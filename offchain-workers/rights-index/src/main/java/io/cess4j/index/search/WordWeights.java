package io.cess4j.index.search;

import io.cess4j.chain.contract.Words;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.index.record.Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * By which words a certificate is found: those of its title count 4, of its keywords 3, of its kind
 * 2; a word in several of them counts once, as the most. Two bytes a word: weight, kind of work.
 */
public final class WordWeights {
  private static final int TITLE = 4;
  private static final int KEYWORDS = 3;
  private static final int KIND = 2;

  private final Analysis analysis = new Analysis();

  /** Words to their two bytes. */
  public Map<String, byte[]> of(Certificate certificate) {
    Map<String, byte[]> words = new LinkedHashMap<>();
    add(words, certificate.kind(), KIND, certificate);
    add(words, certificate.keywords(), KEYWORDS, certificate);
    add(words, certificate.title(), TITLE, certificate); // the most comes last
    return words;
  }

  private void add(Map<String, byte[]> words, String text, int weight, Certificate certificate) {
    byte[] value = {(byte) weight, Words.member(certificate.claim().mediaType()).byteValueExact()};
    analysis.words(text).forEach(word -> words.put(word, value));
  }

  /** Words of a query. */
  Set<String> ofQuery(String query) {
    return analysis.words(query);
  }

  static int weight(byte[] value) {
    return value[0];
  }

  static boolean isOf(RightsMedia type, byte[] value) {
    return Words.member(type).intValueExact() == value[1];
  }
}
