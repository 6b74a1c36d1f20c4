package io.cess4j.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the product beside what was measured.
 *
 * @param asked in words, e.g. {@code >= 400}
 * @param measured the figure; null where it could not be measured
 * @param held whether the figure satisfies what was asked; null where it could not be measured
 * @param bottleneck for a figure that was missed: what holds it back, as measured in this run
 */
public record Reach(
    String asked, @Nullable Number measured, @Nullable Boolean held, @Nullable String bottleneck) {

  public static Reach atLeast(double asked, double measured, String bottleneck) {
    return of(">= " + number(asked), measured, measured >= asked, bottleneck);
  }

  public static Reach atMost(double asked, double measured, String bottleneck) {
    return of("<= " + number(asked), measured, measured <= asked, bottleneck);
  }

  public static Reach equal(double asked, double measured) {
    return of("= " + number(asked), measured, measured == asked, "");
  }

  /** What could not be measured here, and why. */
  public static Reach absent(String asked, String why) {
    return new Reach(asked, null, null, why);
  }

  private static Reach of(String asked, double measured, boolean held, String bottleneck) {
    return new Reach(
        asked, Figures.rounded(measured), held, held || bottleneck.isEmpty() ? null : bottleneck);
  }

  private static String number(double value) {
    return String.valueOf(Figures.rounded(value));
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("asked", asked);
    json.put("measured", measured);
    json.put("held", held);
    if (bottleneck != null) {
      json.put("why", bottleneck);
    }
    return json;
  }
}
