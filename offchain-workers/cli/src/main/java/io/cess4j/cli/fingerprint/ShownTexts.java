package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.text.TextExtractor;
import java.nio.file.Path;

/** Texts word by word; what only one of them has is marked. */
final class ShownTexts implements SideBySide.Shown {
  private final TextExtractor extractor = new TextExtractor(MediaLimits.DEFAULT);
  private final String suspect;

  ShownTexts(Path suspect) {
    this.suspect = extractor.extract(suspect).text();
  }

  @Override
  public String beside(Path work) {
    TextDiff diff = new TextDiff(suspect, extractor.extract(work).text());
    return SideBySide.pair(box(diff.left()), box(diff.right()))
        + (diff.isCut() ? "<p><small>Only where they agree most is shown.</small></p>" : "");
  }

  private static String box(String html) {
    return "<div class=\"text\">" + html + "</div>";
  }
}
