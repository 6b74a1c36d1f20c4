package io.cess4j.cli.simulate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One owner of much, in one way of splitting it.
 *
 * @param share of all stake and of all work that the owner has
 * @param nodes over which it is split
 * @param seats share of all seats that they had
 * @param seatsWithholding the same where beats are kept back at the turn to an election
 * @param withheld beats kept back, each with a penalty of its own
 */
record WhaleCase(double share, int nodes, double seats, double seatsWithholding, long withheld) {
  /** Seats for each part of the stake: 1 is fair. */
  double advantage() {
    return seats / share;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("share", share);
    json.put("nodes", nodes);
    json.put("seats", seats);
    json.put("advantage", advantage());
    json.put("seatsWithholding", seatsWithholding);
    json.put("withheld", withheld);
    return json;
  }
}
