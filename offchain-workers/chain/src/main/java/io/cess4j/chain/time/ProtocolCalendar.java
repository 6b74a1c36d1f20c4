package io.cess4j.chain.time;

import io.cess4j.chain.contract.Constants;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Arithmetic of protocol days, windows, beats and eras (protocol.md section 1); pure, from {@link
 * Constants}.
 *
 * <p>Day d is [genesis + d day, genesis + (d + 1) day); its W windows stand at its beginning one
 * after the other, what is left is the tail, in which no window opens.
 */
public record ProtocolCalendar(Constants constants) {
  /** Terms end on days that are multiples of this. */
  public static final int WEEK_DAYS = 7;

  /** Number of the day that contains the instant; refuses instants before genesis. */
  public long dayAt(Instant instant) {
    return sinceGenesis(instant).dividedBy(constants.day());
  }

  /** First instant of a day. */
  public Instant startOf(long day) {
    return constants.genesis().plus(constants.day().multipliedBy(day));
  }

  /** The window that contains the instant; empty in the day's tail. */
  public OptionalInt windowAt(Instant instant) {
    Duration intoDay = Duration.between(startOf(dayAt(instant)), instant);
    long window = intoDay.dividedBy(constants.window());
    return window < constants.windows() ? OptionalInt.of((int) window) : OptionalInt.empty();
  }

  /** First instant of a window. */
  public Instant windowOpens(long day, int window) {
    return startOf(day).plus(constants.window().multipliedBy(checked(window)));
  }

  /** First instant after a window, without its grace. */
  public Instant windowEnds(long day, int window) {
    return windowOpens(day, window).plus(constants.window());
  }

  /** Last instant at which a proof for the window counts. */
  public Instant proofsUntil(long day, int window) {
    return windowEnds(day, window).plus(constants.grace());
  }

  /** Number of the beat whose interval contains the instant. */
  public long beatAt(Instant instant) {
    return sinceGenesis(instant).dividedBy(constants.beat());
  }

  /** First instant of a beat's interval: it may be posted from here. */
  public Instant beatOpens(long number) {
    return constants.genesis().plus(constants.beat().multipliedBy(number));
  }

  /** First instant at which the beat is too late: it may come one interval late. */
  public Instant beatCloses(long number) {
    return beatOpens(number + 2);
  }

  /** Number of the era that contains the instant. */
  public long eraAt(Instant instant) {
    return sinceGenesis(instant).dividedBy(constants.era());
  }

  /** Calendar time of a number of protocol days. */
  public Duration days(long days) {
    return constants.day().multipliedBy(days);
  }

  private Duration sinceGenesis(Instant instant) {
    if (instant.isBefore(constants.genesis())) {
      throw new IllegalArgumentException(
          instant
              + " lies before the genesis of the network, "
              + constants.genesis()
              + ": is this chain time?");
    }
    return Duration.between(constants.genesis(), instant);
  }

  private int checked(int window) {
    if (window < 0 || window >= constants.windows()) {
      throw new IllegalArgumentException(
          "window " + window + " is none of the " + constants.windows() + " of a day");
    }
    return window;
  }
}
