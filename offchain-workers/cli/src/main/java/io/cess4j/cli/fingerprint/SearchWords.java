package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Printable;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.search.Candidate;
import io.cess4j.fingerprint.search.EffectiveBits;
import io.cess4j.fingerprint.search.Match;
import io.cess4j.fingerprint.search.SearchResult;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Description;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search found, in words and for scripts. */
final class SearchWords {
  private static final int SHOWN_REFUSED = 5;

  private SearchWords() {}

  /** The verdict in one word or two. */
  static String verdict(Match match) {
    return switch (match) {
      case Match.Duplicate duplicate -> "duplicate";
      case Match.NearDuplicate near -> "near-duplicate";
      case Match.Related related -> "related";
      case Match.Refused refused -> "refused";
    };
  }

  /** Why, in a sentence. */
  static String reason(Search search, Match match) {
    return switch (match) {
      case Match.Duplicate duplicate -> "the same file, byte for byte";
      case Match.Confirmed found ->
          near(search, found.work().description(), found.candidate())
              + "; second stage: "
              + second(found.confirmation());
      case Match.Refused refused ->
          near(search, refused.work().description(), refused.candidate())
              + ", but the second stage says no: "
              + second(refused.confirmation());
    };
  }

  private static String near(Search search, @Nullable Description registered, Candidate candidate) {
    String suspectView = view(search.suspect().query(), candidate.suspectView());
    String workView = view(registered, candidate.registeredView());
    return "'%s' here and '%s' there differ in %d of 256 bits%s"
        .formatted(suspectView, workView, candidate.distance(), chance(search, candidate));
  }

  private static String chance(Search search, Candidate candidate) {
    EffectiveBits strangers = search.strangers();
    if (strangers == null) {
      return "";
    }
    double log = strangers.logChance(candidate.distance());
    return log < -2
        ? String.format(Locale.ROOT, " (strangers: one pair in 10^%.0f)", -log)
        : " (strangers come as near)";
  }

  private static String second(Confirmation confirmation) {
    return String.format(Locale.ROOT, "%.2f, %s", confirmation.score(), confirmation.reason());
  }

  static String view(@Nullable Description description, int number) {
    return description == null ? "?" : description.views().get(number).name();
  }

  /** How sure codes of this kind are, as measured in the index. */
  static String strangers(Search search) {
    EffectiveBits strangers = search.strangers();
    if (search.suspect().query() == null) {
      return "exact copies only: this file has no description";
    }
    return strangers == null
        ? "effective bits not measured: the index has fewer than %d works of this kind"
            .formatted(EffectiveBits.FEWEST_WORKS)
        : String.format(
            Locale.ROOT,
            "effective bits %.0f of 256, strangers differ in %.1f (%d pairs of this index)",
            strangers.bits(),
            strangers.mean(),
            strangers.pairs());
  }

  static String text(Search search) {
    SearchResult result = search.result();
    List<String> lines = new ArrayList<>();
    Fingerprint fingerprint = search.suspect().fingerprint();
    lines.add(
        "%s: %s, %d works searched; %s"
            .formatted(
                Printable.of(search.file().toString()),
                FingerprintWords.type(fingerprint),
                search.works(),
                strangers(search)));
    if (result.found().isEmpty()) {
      lines.add("  nothing like it is in the index");
    }
    int refused = 0;
    for (Match match : result.matches()) {
      if (match instanceof Match.Refused && refused++ >= SHOWN_REFUSED) {
        continue;
      }
      lines.add("  %-15s %s".formatted(verdict(match), Printable.of(match.work().name())));
      lines.add("                  " + Printable.of(reason(search, match)));
    }
    if (refused > SHOWN_REFUSED) {
      lines.add("  " + (refused - SHOWN_REFUSED) + " more candidates were refused");
    }
    asides(search).forEach(aside -> lines.add("  " + Printable.of(aside)));
    return String.join(System.lineSeparator(), lines);
  }

  /** What did not count, and what could not be made. */
  static List<String> asides(Search search) {
    List<String> asides = new ArrayList<>();
    if (search.result().frequentCodes() > 0) {
      asides.add(
          search.result().frequentCodes()
              + " codes are near but shared by too many works to count");
    }
    if (search.result().unconfirmed() > 0) {
      asides.add(search.result().unconfirmed() + " farther candidates were not looked at");
    }
    search
        .suspect()
        .fingerprint()
        .missing()
        .forEach(missing -> asides.add("no " + missing.part() + ": " + missing.reason()));
    return asides;
  }

  static Map<String, Object> json(Search search) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", search.file().toString());
    json.put("blake3", search.suspect().fingerprint().instance());
    json.put("type", FingerprintWords.type(search.suspect().fingerprint()));
    json.put("found", search.result().found().size());
    json.put(
        "matches", search.result().matches().stream().map(match -> json(search, match)).toList());
    EffectiveBits strangers = search.strangers();
    if (strangers != null) {
      json.put(
          "strangers",
          Map.of(
              "effectiveBits", Math.round(strangers.bits()),
              "meanDistance", strangers.mean(),
              "pairs", strangers.pairs()));
    }
    json.put("frequentCodes", search.result().frequentCodes());
    json.put("unconfirmed", search.result().unconfirmed());
    json.put("notes", asides(search));
    return json;
  }

  private static Map<String, Object> json(Search search, Match match) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", verdict(match));
    json.put("number", match.number());
    json.put("name", match.work().name());
    json.put("reason", reason(search, match));
    switch (match) {
      case Match.Duplicate duplicate -> {}
      case Match.Confirmed found ->
          stages(json, search, match.work(), found.candidate(), found.confirmation());
      case Match.Refused refused ->
          stages(json, search, match.work(), refused.candidate(), refused.confirmation());
    }
    return json;
  }

  private static void stages(
      Map<String, Object> json,
      Search search,
      io.cess4j.fingerprint.search.Work work,
      Candidate candidate,
      Confirmation confirmation) {
    json.put("distance", candidate.distance());
    json.put("view", view(search.suspect().query(), candidate.suspectView()));
    json.put("registeredView", view(work.description(), candidate.registeredView()));
    json.put("score", confirmation.score());
    if (search.strangers() != null) {
      json.put(
          "logChanceOfStrangers",
          Math.max(-300, Math.round(search.strangers().logChance(candidate.distance()))));
    }
  }
}
