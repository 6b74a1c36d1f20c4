package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.media.MediaLimits;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts a text into terms by the rules of its language, which is determined anew for each stretch of
 * a few thousand characters: a quotation, an appendix or a second half in another language does not
 * change how the rest is read. Memory does not grow with the text.
 */
public final class Segmentation {
  /** Below this many letters a stretch is read in the language of the one before. */
  private static final int ENOUGH_LETTERS = 120;

  private static final Map<Language, LanguageAnalyzer> ANALYZERS = new ConcurrentHashMap<>();

  private final MediaLimits limits;
  private final LanguageIdentifier identifier;

  public Segmentation(MediaLimits limits) {
    this(limits, LanguageIdentifier.shipped());
  }

  Segmentation(MediaLimits limits, LanguageIdentifier identifier) {
    this.limits = limits;
    this.identifier = identifier;
  }

  /**
   * Reads the whole text.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.TooLarge past the limits
   * @throws UncheckedIOException if the source cannot be read
   */
  public void read(TextSource source, TermSink sink) {
    try (Reader reader = source.open()) {
      TextBlocks blocks = new TextBlocks(reader, limits);
      Language language = Language.UNKNOWN;
      boolean first = true;
      while (blocks.next()) {
        Homoglyphs.undo(blocks.characters(), blocks.length());
        if (first || letters(blocks) >= ENOUGH_LETTERS) {
          language = identifier.identify(blocks.characters(), blocks.length());
        }
        first = false;
        terms(blocks, language, sink);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The text cannot be read", e);
    }
  }

  /** Reads a text whose language is known, for training. */
  public void read(String text, Language language, TermSink sink) throws IOException {
    TextBlocks blocks = new TextBlocks(new java.io.StringReader(text), limits);
    while (blocks.next()) {
      Homoglyphs.undo(blocks.characters(), blocks.length());
      terms(blocks, language, sink);
    }
  }

  private static int letters(TextBlocks blocks) {
    int letters = 0;
    for (int i = 0; i < blocks.length(); i++) {
      letters += Character.isLetter(blocks.characters()[i]) ? 1 : 0;
    }
    return letters;
  }

  private static void terms(TextBlocks blocks, Language language, TermSink sink)
      throws IOException {
    LanguageAnalyzer analyzer = ANALYZERS.computeIfAbsent(language, LanguageAnalyzer::new);
    try (TokenStream stream =
        analyzer.tokenStream(
            "text", new CharArrayReader(blocks.characters(), 0, blocks.length()))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (term.length() > 0) {
          sink.term(
              term.toString(),
              language,
              blocks.offset() + offsets.startOffset(),
              blocks.offset() + offsets.endOffset());
        }
      }
      stream.end();
    }
  }
}
