package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Html;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.search.Match;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that was searched for beside a work, as far as the work's file is still where it was.
 */
final class SideBySide {
  private final Search search;
  private final Shown shown;

  SideBySide(Search search) {
    this.search = search;
    this.shown =
        switch (search.suspect().fingerprint().type().type()) {
          case IMAGE -> new ShownPictures(search.file());
          case TEXT, AUDIO, VIDEO, OTHER -> work -> "";
        };
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
      return shown.beside(work.get());
    } catch (MediaException | UncheckedIOException e) {
      return "<p><small>%s cannot be shown: %s</small></p>"
          .formatted(
              Html.escape(search.file().toString()), Html.escape(String.valueOf(e.getMessage())));
    }
  }
}
