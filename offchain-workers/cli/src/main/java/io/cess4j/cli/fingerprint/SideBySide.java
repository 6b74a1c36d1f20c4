package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Html;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.search.Match;
import io.cess4j.fingerprint.work.Description;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that was searched for beside a work, as far as the work's file is still where it was.
 */
final class SideBySide {
  private final Search search;
  private @Nullable Shown shown;

  SideBySide(Search search) {
    this.search = search;
  }

  /** One kind of works. */
  interface Shown {
    /** The searched file and this one, as HTML. */
    String beside(Path work);
  }

  String with(Match match) {
    Optional<Path> work = WorkFiles.of(match.work());
    if (work.isEmpty()) {
      return "<p><small>The work's file is not where it was, or another one is there.</small></p>";
    }
    try {
      if (shown == null) {
        shown = shown();
      }
      return shown.beside(work.get());
    } catch (MediaException | UncheckedIOException e) {
      return "<p><small>%s cannot be shown: %s</small></p>"
          .formatted(
              Html.escape(search.file().toString()), Html.escape(String.valueOf(e.getMessage())));
    }
  }

  /** Decoded once for all works. */
  private Shown shown() {
    Fingerprint fingerprint = search.suspect().fingerprint();
    Description query = search.suspect().query();
    // An animated picture is searched as a video.
    return switch (query == null ? fingerprint.type().type() : query.type()) {
      case IMAGE -> new ShownPictures(search.file());
      case AUDIO -> new ShownSounds(search.file());
      case VIDEO -> new ShownVideos(search.file());
      case TEXT -> new ShownTexts(search.file());
      case OTHER -> work -> "";
    };
  }

  static String pair(String suspect, String work) {
    return """
        <div class="pair"><figure>%s<figcaption>this file</figcaption></figure>\
        <figure>%s<figcaption>the work</figcaption></figure></div>
        """
        .formatted(suspect, work);
  }
}
