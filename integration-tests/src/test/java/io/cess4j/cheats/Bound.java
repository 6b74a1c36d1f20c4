package io.cess4j.cheats;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a miner that lacks part of its sectors can go on: it passes a round with (1 - d)^c
 * (protocol.md section 4, ADR 0007), and a day has at least one round.
 *
 * @param missing d, the fraction that it lacks
 * @param samples c
 */
record Bound(double missing, long samples) {
  private static final double CERTAINTY = 0.9999;

  double passesARound() {
    return Math.pow(1 - missing, (double) samples);
  }

  /** Due days within which it is caught with a probability of {@value #CERTAINTY}. */
  long days() {
    double passes = passesARound();
    return passes == 0 ? 1 : (long) Math.ceil(Math.log(1 - CERTAINTY) / Math.log(passes));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("missing", missing);
    json.put("samples", samples);
    json.put("passesARound", passesARound());
    json.put("days", days());
    json.put("certainty", missing == 1 ? 1.0 : CERTAINTY);
    return json;
  }

  String text() {
    return "with %.0f %% missing a round is passed with (1 - %.2f)^%d = %.2g: caught within %d due day%s"
        .formatted(100 * missing, missing, samples, passesARound(), days(), days() == 1 ? "" : "s");
  }
}
