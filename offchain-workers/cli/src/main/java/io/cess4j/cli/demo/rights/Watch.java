package io.cess4j.cli.demo.rights;

import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.rights.NearestViews;
import io.cess4j.sdk.rights.IndexClient;
import io.cess4j.sdk.rights.IndexException;
import tools.jackson.databind.JsonNode;

/** Copies are looked for at an index, and flagged by the contract. */
final class Watch {
  private static final int RADIUS = 72;
  private static final int HITS = 5;
  private static final int NOT_FOUND = 404;

  private final IndexClient index;
  private final Told told;

  Watch(IndexClient index, Told told) {
    this.index = index;
    this.told = told;
  }

  /**
   * A copy that was found and flagged.
   *
   * @param found whether the index named the original, and nothing else that is older
   * @param viewDistance bits by which the nearest views differ, as the index says
   * @param flagged whether the contract's flag names the original
   * @param distance bits by which these views differ, as the contract has counted them
   */
  record Found(boolean found, int viewDistance, boolean flagged, int distance) {}

  /** The photographer's own views: the chain has only their root, and the index checks them. */
  void publish(Work original) throws InterruptedException {
    awaits(original);
    index.publishViews(
        original.certificate(), original.description().algorithm(), original.codes());
    told.say(
        "an index knows %d views of certificate %d and has checked them against its root"
            .formatted(original.codes().size(), original.certificate()));
  }

  /** Looks for originals of a picture and challenges its certificate with the one it finds. */
  Found look(Person watcher, Work original, Work suspect) throws InterruptedException {
    awaits(suspect);
    JsonNode hits =
        index
            .similar(
                RightsMedia.IMAGE, suspect.description().algorithm(), suspect.codes(), RADIUS, HITS)
            .path("items");
    JsonNode older = null;
    int others = 0;
    for (JsonNode hit : hits) {
      long number = hit.path("number").asLong();
      if (number == original.certificate()) {
        older = hit;
      } else if (number < suspect.certificate()) {
        others++;
      }
    }
    if (older == null) {
      told.say("the index finds no original of certificate " + suspect.certificate());
      return new Found(false, -1, false, -1);
    }
    int near = older.path("distance").asInt();
    told.say(
        "the index finds that certificate %d shows part of certificate %d: %d of 256 bits differ"
            .formatted(suspect.certificate(), original.certificate(), near));
    NearestViews nearest = NearestViews.of(suspect.description(), original.description());
    CopyFlagged flag =
        watcher
            .cess()
            .rights()
            .challengeViews(
                suspect.certificate(), original.certificate(), nearest.newer(), nearest.older());
    boolean stands =
        watcher
            .network()
            .copyChallenges()
            .flagOf(suspect.certificate(), original.certificate())
            .isPresent();
    told.say(
        "the contract has followed both views to their roots, counted %d bits and flagged certificate %d"
            .formatted(flag.distance(), suspect.certificate()));
    return new Found(others == 0, near, stands, flag.distance());
  }

  private void awaits(Work work) throws InterruptedException {
    Waiting.until(
        "the index to read certificate " + work.certificate(), () -> isKnown(work.certificate()));
  }

  private boolean isKnown(long certificate) {
    try {
      return !index.certificate(certificate).path("certificate").isMissingNode();
    } catch (IndexException notYet) {
      if (notYet.status() != NOT_FOUND) {
        throw notYet;
      }
      return false;
    }
  }
}
