package io.cess4j.fingerprint.text;

import com.ibm.icu.text.Normalizer2;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Words of one language: compatibility forms, case and invisible characters folded away (Unicode
 * NFKC_Casefold), boundaries by Unicode Standard Annex 29 with ICU's dictionaries for scripts that
 * write no spaces, articles elided, then stemmed and stripped of accents. Korean, whose words carry
 * their particles, is cut into pairs of syllables.
 */
final class LanguageAnalyzer extends Analyzer {
  /** No word of any language; what is longer is no word. */
  private static final int LONGEST_TERM = 48;

  private static final CharArraySet ARTICLES =
      CharArraySet.copy(
          java.util.Set.of(
              "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu",
              "dell", "all", "dall", "nell", "sull", "un", "quest", "gl"));

  private final Language language;

  LanguageAnalyzer(Language language) {
    this.language = language;
  }

  @Override
  protected Reader initReader(@Nullable String field, Reader reader) {
    return new ICUNormalizer2CharFilter(reader, Normalizer2.getNFKCCasefoldInstance());
  }

  @Override
  protected TokenStreamComponents createComponents(@Nullable String field) {
    ICUTokenizer tokenizer = new ICUTokenizer(new DefaultICUTokenizerConfig(true, true));
    TokenStream stream = TruncateTokenFilter.truncateAfterCodePoints(tokenizer, LONGEST_TERM);
    stream =
        switch (language) {
          case FRENCH, CATALAN, ITALIAN, IRISH -> new ElisionFilter(stream, ARTICLES);
          case KOREAN -> new CJKBigramFilter(stream, CJKBigramFilter.HANGUL);
          default -> stream;
        };
    String stemmer = language.stemmer();
    if (stemmer != null) {
      stream = new SnowballFilter(stream, stemmer);
    }
    return new TokenStreamComponents(tokenizer, new ICUFoldingFilter(stream));
  }
}
