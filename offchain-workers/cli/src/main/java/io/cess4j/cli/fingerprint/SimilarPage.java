package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Html;
import io.cess4j.fingerprint.search.Match;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Searches as a page that needs nothing else: no script, no address; pictures are inside it. Names
 * and texts come from strangers: all of it is escaped, pictures are decoded and encoded again, and
 * the page's policy allows styles and pictures inside it only.
 */
final class SimilarPage {
  /** Of one search; more would make a page that no browser likes. */
  private static final int MOST_SHOWN = 20;

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>cess search-similar</title>
      <style>
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
      h2, h3, p { overflow-wrap: anywhere; }
      h3 { margin: 2em 0 0; } small { color: #555; overflow-wrap: anywhere; }
      .pair { display: flex; gap: 1.5em; align-items: flex-start; } .pair > * { flex: 1 1 0; min-width: 0; }
      figure { margin: .5em 0; } figcaption { color: #555; overflow-wrap: anywhere; }
      svg, img { max-width: 100%%; height: auto; border: 1px solid #ccc; }
      .duplicate, .near-duplicate, .related { color: #a00; } .refused { color: #555; }
      .frames { display: flex; flex-wrap: wrap; gap: .5em; } .frames img { display: block; }
      .text { border: 1px solid #ccc; padding: .5em; max-height: 30em; overflow: auto; white-space: pre-wrap;
        overflow-wrap: anywhere; }
      del { background: #fdd; } ins { background: #dfd; text-decoration: none; }
      </style></head><body>
      <h1>Similar works</h1>
      %s</body></html>
      """;

  private SimilarPage() {}

  static String of(List<Search> searches) {
    return PAGE.formatted(
        searches.stream().map(SimilarPage::section).collect(Collectors.joining()));
  }

  private static String section(Search search) {
    SideBySide shown = new SideBySide(search);
    StringBuilder section = new StringBuilder();
    section.append("<h2>").append(Html.escape(search.file().toString())).append("</h2>\n");
    section
        .append("<p>")
        .append(Html.escape(FingerprintWords.type(search.suspect().fingerprint())))
        .append(", ")
        .append(search.works())
        .append(" works searched; ")
        .append(Html.escape(SearchWords.strangers(search)))
        .append(".</p>\n");
    for (String aside : SearchWords.asides(search)) {
      section.append("<p><small>").append(Html.escape(aside)).append("</small></p>\n");
    }
    if (search.result().found().isEmpty()) {
      section.append("<p>Nothing like it is in the index.</p>\n");
    }
    List<Match> matches = search.result().matches();
    matches.stream()
        .limit(MOST_SHOWN)
        .forEach(match -> section.append(match(search, shown, match)));
    if (matches.size() > MOST_SHOWN) {
      section
          .append("<p>")
          .append(matches.size() - MOST_SHOWN)
          .append(" more are not shown; --json lists them.</p>\n");
    }
    return section.toString();
  }

  private static String match(Search search, SideBySide shown, Match match) {
    return """
        <h3><span class="%1$s">%1$s</span>: %2$s</h3>
        <p>%3$s.</p>
        %4$s
        """
        .formatted(
            SearchWords.verdict(match),
            Html.escape(match.work().name()),
            Html.escape(SearchWords.reason(search, match)),
            shown.with(match));
  }
}
