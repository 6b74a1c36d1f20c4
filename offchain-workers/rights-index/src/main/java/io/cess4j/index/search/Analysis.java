package io.cess4j.index.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Words of a title or a query, of any language: boundaries by Unicode Standard Annex 29, with ICU's
 * dictionaries for scripts that write no spaces; case, accents and compatibility forms folded away.
 * No stems: nobody says in which language a title is. Safe for many threads.
 */
final class Analysis {
  /** No word of any language; what is longer is no word. */
  private static final int LONGEST_WORD = 48;

  private static final int EAST_ASIAN =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  private final Analyzer analyzer = new Folding();

  private static final class Folding extends Analyzer {
    @Override
    protected Reader initReader(@Nullable String field, Reader reader) {
      return new ICUNormalizer2CharFilter(reader, Normalizer2.getNFKCCasefoldInstance());
    }

    @Override
    protected TokenStreamComponents createComponents(@Nullable String field) {
      ICUTokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
      TokenStream words = TruncateTokenFilter.truncateAfterCodePoints(tokenizer, LONGEST_WORD);
      return new TokenStreamComponents(
          tokenizer, new ICUFoldingFilter(new CJKBigramFilter(words, EAST_ASIAN, true)));
    }
  }

  /** Different words in the order of their first appearance; none contains a NUL. */
  Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String word = term.toString().replace("\0", "");
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a text in memory
    }
    return words;
  }
}
