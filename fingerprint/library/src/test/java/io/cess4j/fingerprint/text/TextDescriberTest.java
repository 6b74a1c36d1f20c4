package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.work.Description;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDescriberTest {
  private static final long SEED = 20261130;

  private final TextDescriber describer = new TextDescriber();
  private final Random random = new Random(SEED);
  private final String text = new Prose(1).words(500);
  private final Description registered = describer.register(TextSource.of(text));

  @Test
  void strangersHaveHalfOfTheBitsInCommonAndNoPhrases() {
    Description stranger = describer.query(TextSource.of(new Prose(2).words(500)));

    // Nearer than 86 is one pair of strangers in 10,000 (docs/adr/0029); these share a vocabulary.
    assertThat(registered.distance(stranger)).isGreaterThan(85);
    assertThat(describer.confirm(registered, stranger).score()).isLessThan(describer.matchScore());
  }

  @Test
  void findsACopyWithoutAThirdOfItsWords() {
    assertFound(Prose.without(text, .3, random));
  }

  @Test
  void findsACopyOfWhichPiecesWereMixed() {
    assertFound(Prose.shuffled(text, random));
  }

  @Test
  void findsEachHalf() {
    assertFound(text.substring(0, text.length() / 2));
    assertFound(text.substring(text.length() / 2));
  }

  @Test
  void findsATextWithAnotherOneAppended() {
    assertFound(text + new Prose(3).words(1_500));
    assertFound(new Prose(4).words(1_500) + text);
  }

  @Test
  void findsAnExcerptOfABook() {
    String book = new Prose(5).words(12_000);
    Description whole = describer.register(TextSource.of(book));
    Description excerpt = describer.query(TextSource.of(book.substring(30_000, 32_500)));

    assertThat(whole.distance(excerpt)).isLessThanOrEqualTo(describer.candidateDistance());
    assertThat(describer.confirm(whole, excerpt).score()).isGreaterThan(describer.matchScore());
  }

  @Test
  void aFormulaAtTheEndOfTwoLettersIsNoMatch() {
    String formula = new Prose(20).words(15);
    Description letter = describer.register(TextSource.of(new Prose(21).words(260) + formula));
    Description other = describer.query(TextSource.of(new Prose(22).words(260) + formula));

    assertThat(describer.confirm(letter, other).score())
        .isBetween(0.05, describer.matchScore() - 0.01);
  }

  @Test
  void caseInvisibleCharactersAndTwinLettersChangeNothing() {
    String disguised =
        text.toUpperCase(Locale.ROOT)
            .replace('A', 'А')
            .replace('O', 'Ο')
            .replace("E", "\u200bE")
            .replace("T", "T\u00ad");

    assertThat(describer.query(TextSource.of(disguised)).id()).isEqualTo(registered.id());
  }

  @Test
  void describesAlikeWhateverTheReaderGivesAtOnce() {
    TextSource dripping = () -> new DrippingReader(text);

    assertThat(describer.register(dripping)).usingRecursiveComparison().isEqualTo(registered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "One two three.", "12 34 !!", "\ud800"})
  void aFewWordsAreTooPlain(String few) {
    assertThatThrownBy(() -> describer.register(TextSource.of(few)))
        .isInstanceOf(MediaException.TooPlain.class)
        .hasMessageContaining("different terms");
  }

  @Test
  void oneWordOverAndOverIsTooPlain() {
    assertThatThrownBy(() -> describer.register(TextSource.of("lorem ".repeat(50_000))))
        .isInstanceOf(MediaException.TooPlain.class);
  }

  @Test
  void aLongTextHasNoMoreViewsThanAllowed() {
    Description book = describer.register(TextSource.of(new Prose(6).words(60_000)));

    assertThat(book.views()).hasSizeBetween(TextSections.MAX_HOPS / 2, TextSections.MAX_HOPS);
    assertThat(book.evidence()).hasSizeLessThan(TextFeatures.PHRASES * 10);
  }

  private void assertFound(String copy) {
    Description suspect = describer.query(TextSource.of(copy));
    assertThat(registered.distance(suspect))
        .as("seed %d", SEED)
        .isLessThanOrEqualTo(describer.candidateDistance());
    assertThat(describer.confirm(registered, suspect).score())
        .as("seed %d", SEED)
        .isGreaterThan(describer.matchScore());
  }
}
