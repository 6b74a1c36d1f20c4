package io.cess4j.cli.simulate;

import java.util.Locale;
import java.util.stream.Collectors;

/** A study as a page that needs nothing else: no script, no picture, no address. */
final class R2sPage {
  private static final int STEPS = 100;
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>cess simulate r2s</title>
      <style>
      body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
      table { border-collapse: collapse; margin: 1em 0; } svg { margin: 0 1em 1em 0; }
      th, td { text-align: right; padding: .3em .8em; border-bottom: 1px solid #ccc; }
      </style></head><body>
      <h1>Elections of R2S</h1>
      <p>%d honest candidates, %d eras, %d seats, seed %d. Stakes: the minimum and an exponential part; work: log-normal,
      nothing to do with stake; score: half credit over five eras, three tenths stake up to four minimums, two tenths VRF.</p>
      <h2>What it shows</h2><ul>%s</ul>
      <h2>Stake and seats</h2>
      <p>Gini of stake %.3f, of seats %.3f.</p>
      %s%s
      <h2>Owners of much</h2>
      <table><tr><th>stake and work</th><th>nodes</th><th>seats</th><th>times its part</th>\
      <th>seats when it keeps back beats</th><th>beats kept back</th></tr>%s</table>
      </body></html>
      """;

  private R2sPage() {}

  static String of(R2sStudy study) {
    return PAGE.formatted(
        study.candidates(),
        study.eras(),
        R2sStudy.SEATS,
        study.seed(),
        study.weaknesses().stream().map("<li>%s</li>"::formatted).collect(Collectors.joining("\n")),
        study.stakeGini(),
        study.seatsGini(),
        lorenz(study),
        waiting(study),
        study.whales().stream().map(R2sPage::row).collect(Collectors.joining("\n")));
  }

  private static String lorenz(R2sStudy study) {
    return new Plot()
        .line("stake", "#06c", Gini.lorenz(study.population().stake(), STEPS))
        .line("seats", "#a00", Gini.lorenz(study.honest().seats(), STEPS))
        .svg("candidates, poorest first", "part of the whole");
  }

  private static String waiting(R2sStudy study) {
    double[] elected = new double[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      elected[step] = study.smallElectedWithin(study.eras() * step / STEPS);
    }
    return new Plot()
        .line("small nodes with a first seat", "#080", elected)
        .svg("eras, 0 to " + study.eras(), "part of the small nodes");
  }

  private static String row(WhaleCase whale) {
    return String.format(
        Locale.ROOT,
        "<tr><td>%.0f %%</td><td>%d</td><td>%.1f %%</td><td>%.2f</td><td>%.1f %%</td><td>%d</td></tr>",
        100 * whale.share(),
        whale.nodes(),
        100 * whale.seats(),
        whale.advantage(),
        100 * whale.seatsWithholding(),
        whale.withheld());
  }
}
