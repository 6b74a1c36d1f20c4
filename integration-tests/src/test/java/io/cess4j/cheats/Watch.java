package io.cess4j.cheats;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DayOutcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Follows the chain until every cheat has its outcome and whoever was off has proved again. */
final class Watch {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(400);

  /** Days until the wait is given up: a loaded machine may cost an honest miner a proof or two. */
  private static final int DAYS_OF_PATIENCE = 8;

  private final Network network;
  private final Cast cast;
  private final Consumer<String> says;
  private final Map<Cheat, Suspect> suspects = new EnumMap<>(Cheat.class);
  private final Map<Cheat, Long> days = new EnumMap<>(Cheat.class);
  private final Suspect honest;
  private final long from;
  private Optional<Long> comeback = Optional.empty();

  /** Counts from the first whole day. */
  Watch(Network network, Cast cast, Consumer<String> says) {
    this.network = network;
    this.cast = cast;
    this.says = says;
    this.from = today() + 1;
    this.honest = new Suspect(network, cast.honest().miner(), from);
    for (Cheat cheat : Cheat.values()) {
      long first =
          switch (cheat) {
            case BEREFT -> cast.began();
            case OFFLINE -> cast.offFrom();
            default -> from;
          };
      suspects.put(cheat, new Suspect(network, cast.miner(cheat), first));
    }
    says.accept("all in place; judged from day " + from + " on");
  }

  /** Until all is told, or patience ends; then until the last such day is over. */
  void follow() {
    boolean back = false;
    while (!complete() && today() < from + DAYS_OF_PATIENCE) {
      for (Cheat cheat : Cheat.values()) {
        look(cheat);
      }
      if (!back && days.containsKey(Cheat.OFFLINE)) {
        back = true;
        cast.comeBack();
        says.accept("miner %d is back".formatted(cast.miner(Cheat.OFFLINE)));
      }
      if (back && comeback.isEmpty()) {
        comeback = suspect(Cheat.OFFLINE).first(DayOutcome.ACCEPTED);
        comeback.ifPresent(
            day ->
                says.accept(
                    "day %d: miner %d proves again: Accepted"
                        .formatted(day, cast.miner(Cheat.OFFLINE))));
      }
      pause();
    }
    long last = days.values().stream().mapToLong(Long::longValue).max().orElse(from);
    while (today() <= last) {
      pause();
    }
  }

  private void look(Cheat cheat) {
    if (days.containsKey(cheat)) {
      return;
    }
    suspect(cheat)
        .first(cheat.expected())
        .ifPresent(
            day -> {
              days.put(cheat, day);
              String reason =
                  suspect(cheat)
                      .refusal(day)
                      .map(refused -> ", because " + refused.reason().getMessage())
                      .orElse("");
              says.accept(
                  "day %d: miner %d, which %s, is called %s on chain%s"
                      .formatted(
                          day, cast.miner(cheat), cheat.words(), cheat.expected().word(), reason));
            });
  }

  private boolean complete() {
    return days.size() == Cheat.values().length && comeback.isPresent() && honestProves();
  }

  /** Whether the honest holder proved, and was never called wrong. */
  boolean honestProves() {
    return honest.first(DayOutcome.ACCEPTED).isPresent()
        && honest.first(DayOutcome.WRONG).isEmpty();
  }

  Suspect suspect(Cheat cheat) {
    return Objects.requireNonNull(suspects.get(cheat));
  }

  /** The first day on which the chain called it what it is. */
  Optional<Long> day(Cheat cheat) {
    return Optional.ofNullable(days.get(cheat));
  }

  /** The day on which the one that was off proved again. */
  Optional<Long> comeback() {
    return comeback;
  }

  /**
   * In which round that was judged, one a day, the chain saw through it; 0 where it did not, or had
   * believed it before. A day on which a loaded machine sent nothing in time judges nothing.
   */
  long roundsUntilCaught(Cheat cheat) {
    long count = 0;
    for (Suspect.Judged judged : suspect(cheat).judged().toList()) {
      boolean verified =
          judged.outcome() == DayOutcome.ACCEPTED || judged.outcome() == DayOutcome.WRONG;
      count += verified ? 1 : 0;
      if (judged.outcome() == DayOutcome.ACCEPTED) {
        return 0;
      }
      if (judged.outcome() == cheat.expected()) {
        return count;
      }
    }
    return 0;
  }

  private long today() {
    return network.calendar().dayAt(network.clock().instant());
  }

  private static void pause() {
    LockSupport.parkNanos(LOOK_AGAIN.toNanos());
  }
}
