package io.cess4j.cli.consensus;

import io.cess4j.chain.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where in an era the chain is.
 *
 * @param epoch 0 to 5; the last one elects
 * @param electsAt when proofs are taken
 * @param endsAt when the next era begins
 */
record EraView(long era, long epoch, Instant now, Instant electsAt, Instant endsAt) {
  private static final int EPOCHS = 6;

  static EraView of(Network network) {
    Instant now = network.connection().latestBlock().timestamp();
    long era = network.calendar().eraAt(now);
    Duration length = network.calendar().constants().era();
    Instant begun = network.calendar().constants().genesis().plus(length.multipliedBy(era));
    long epoch = Duration.between(begun, now).toMillis() * EPOCHS / length.toMillis();
    return new EraView(
        era,
        Math.min(epoch, EPOCHS - 1L),
        now,
        network.election().opensAt(era),
        network.election().closesAt(era));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("era", era);
    json.put("epoch", epoch);
    json.put("now", now.toString());
    json.put("electsAt", electsAt.toString());
    json.put("endsAt", endsAt.toString());
    return json;
  }

  String text() {
    Duration left = Duration.between(now, now.isBefore(electsAt) ? electsAt : endsAt);
    return "era %d, epoch %d of %d; %s in %d s"
        .formatted(
            era,
            epoch + 1,
            EPOCHS,
            now.isBefore(electsAt) ? "the next election" : "the election ends",
            Math.max(0, left.toSeconds()));
  }
}
