package io.cess4j.fingerprint.text;

/** Takes the terms of a text one after the other. */
@FunctionalInterface
public interface TermSink {
  /**
   * @param term folded and stemmed
   * @param language of the stretch that it stands in
   * @param start offset of its first character in the text
   * @param end offset after its last character
   */
  void term(String term, Language language, long start, long end);
}
