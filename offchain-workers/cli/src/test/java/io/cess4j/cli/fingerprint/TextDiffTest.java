package io.cess4j.cli.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  @Test
  void marksWhatOnlyOneOfThemHas() {
    TextDiff diff = new TextDiff("the quick brown fox jumps", "the brown <b>dog</b> jumps");

    assertThat(diff.left()).isEqualTo("the <ins>quick</ins> brown <ins>fox</ins> jumps ");
    assertThat(diff.right()).isEqualTo("the brown <del>&lt;b&gt;dog&lt;/b&gt;</del> jumps ");
    assertThat(diff.isCut()).isFalse();
  }

  @Test
  void looksWhereAnExcerptIsFrom() {
    String book =
        IntStream.range(0, 9_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    String excerpt =
        IntStream.range(6_000, 6_300).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

    TextDiff diff = new TextDiff(excerpt, book);

    assertThat(diff.left()).doesNotContain("<ins>");
    assertThat(diff.right()).startsWith("word6000 word6001");
    assertThat(diff.isCut()).isTrue();
  }
}
