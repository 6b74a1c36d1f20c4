package io.cess4j.cli.ai;

import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import java.util.Locale;

/** What a privacy mode protects against whom, where people choose. */
final class PrivacyWords {
  private PrivacyWords() {}

  static String of(AiGapPrivacyTerms terms) {
    return switch (terms.mode()) {
      case PLAIN ->
          "privacy: plain. Updates are encrypted for the members: outsiders and storage miners see"
              + " nothing, the other participants see each update and may guess examples from it";
      case SILO_NOISE ->
          String.format(
              Locale.ROOT,
              "privacy: noise in the silo. Each participant trains with example-level differential"
                  + " privacy (noise %.3f, clip %.3f) and stops at epsilon %.3f, delta 1e-5: that"
                  + " bounds what anybody, all other participants together included, learns of one"
                  + " example; not that the silo takes part. The model gets less accurate",
              terms.noise() / 1_000.0,
              terms.clip() / 1_000.0,
              terms.epsilon() / 1_000.0);
      case BUCKETS ->
          "privacy: buckets of %d. This release does not run it".formatted(terms.bucket());
    };
  }

  static String name(AiGapPrivacy mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
