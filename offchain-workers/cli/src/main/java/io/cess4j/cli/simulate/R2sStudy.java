package io.cess4j.cli.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What R2S elections do to a population over the years.
 *
 * @param seed from which all of it follows
 * @param candidates honest ones
 * @param eras simulated
 * @param population the honest ones
 * @param honest what came of them alone
 * @param whales owners of much, beside them
 */
record R2sStudy(
    long seed,
    int candidates,
    int eras,
    Population population,
    Eras.Outcome honest,
    List<WhaleCase> whales) {
  /** Seats of an era (protocol.md section 7). */
  static final int SEATS = 11;

  /** A small node has so little above the least stake, in minimums. */
  private static final double SMALL = 0.25;

  private static final double[] SHARES = {0.10, 0.33};

  static R2sStudy run(long seed, int candidates, int eras) {
    SplittableRandom random = new SplittableRandom(seed);
    Population honest = Population.honest(candidates, random.split());
    Eras.Outcome alone = new Eras(honest, SEATS, eras, false, random.split()).run();
    List<WhaleCase> whales = new ArrayList<>();
    for (double share : SHARES) {
      int most = Population.mostNodes(honest, share);
      for (int nodes :
          new TreeSet<>(List.of(1, Math.max(1, (int) (most / Score.FULL_STAKE)), most))) {
        whales.add(whale(honest, share, nodes, eras, random.split()));
      }
    }
    return new R2sStudy(seed, candidates, eras, honest, alone, List.copyOf(whales));
  }

  private static WhaleCase whale(
      Population honest, double share, int nodes, int eras, SplittableRandom random) {
    Population all = Population.withWhale(honest, share, nodes);
    Eras.Outcome plain = new Eras(all, SEATS, eras, false, random.split()).run();
    Eras.Outcome withholding = new Eras(all, SEATS, eras, true, random.split()).run();
    return new WhaleCase(
        share, nodes, plain.whaleShare(), withholding.whaleShare(), withholding.withheld());
  }

  double stakeGini() {
    return Gini.of(population.stake());
  }

  double seatsGini() {
    return Gini.of(honest.seats());
  }

  /** Share of candidates that never had a seat. */
  double neverElected() {
    return (double) Arrays.stream(honest.first()).filter(era -> era < 0).count() / candidates;
  }

  /** Eras until each node of hardly more than the least stake had its first seat; -1 for never. */
  int[] firstSeatsOfSmall() {
    return IntStream.range(0, candidates)
        .filter(i -> population.stake()[i] < 1 + SMALL)
        .map(i -> honest.first()[i])
        .toArray();
  }

  /** Share of small nodes that had a seat within so many eras. */
  double smallElectedWithin(int limit) {
    int[] first = firstSeatsOfSmall();
    return first.length == 0
        ? 0
        : (double) Arrays.stream(first).filter(era -> era >= 0 && era < limit).count()
            / first.length;
  }

  /** A sentence for each weakness that the figures show. */
  List<String> weaknesses() {
    return Weaknesses.of(this);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("seed", seed);
    json.put("candidates", candidates);
    json.put("eras", eras);
    json.put("seats", SEATS);
    json.put("stakeGini", stakeGini());
    json.put("seatsGini", seatsGini());
    json.put("neverElected", neverElected());
    json.put("smallNodes", firstSeatsOfSmall().length);
    json.put("smallElected", smallElectedWithin(eras));
    json.put("whales", whales.stream().map(WhaleCase::json).toList());
    json.put("weaknesses", weaknesses());
    return json;
  }
}
