package io.cess4j.chain.time;

import io.cess4j.chain.BlockHeader;
import io.cess4j.chain.ChainConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Time as contracts see it: the newest block's timestamp plus what has passed on this machine since
 * that block was first seen.
 *
 * <p>The machine's clock may be wrong by any amount, and a resumed devnet may lag behind it: only
 * differences are used. A rewound or jumping chain is followed with the next look.
 */
public final class ChainClock implements InstantSource {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private record Sighting(BlockHeader block, Instant firstSeen, Instant looked) {}

  private final ChainConnection connection;
  private final InstantSource machine;
  private @Nullable Sighting newest;

  /** A clock over a connection; {@code machine} measures what passes between blocks. */
  public ChainClock(ChainConnection connection, InstantSource machine) {
    this.connection = connection;
    this.machine = machine;
  }

  /** Chain time now; asks the node at most twice a second. */
  @Override
  public synchronized Instant instant() {
    Instant now = machine.instant();
    Sighting sighting = newest;
    if (sighting == null || isOld(sighting, now)) {
      sighting = look(sighting, now);
      newest = sighting;
    }
    return sighting.block().timestamp().plus(Duration.between(sighting.firstSeen(), now));
  }

  /** Forgets what was seen, so that the next look asks the node: after a jump of chain time. */
  public synchronized void refresh() {
    newest = null;
  }

  /** A sighting in the machine's future: its clock was set back. */
  private static boolean isOld(Sighting sighting, Instant now) {
    Duration since = Duration.between(sighting.looked(), now);
    return since.isNegative() || since.compareTo(LOOK_AGAIN) >= 0;
  }

  private Sighting look(@Nullable Sighting before, Instant now) {
    BlockHeader block = connection.latestBlock();
    if (before != null
        && before.block().hash().equals(block.hash())
        && !before.firstSeen().isAfter(now)) {
      return new Sighting(block, before.firstSeen(), now);
    }
    return new Sighting(block, now, now);
  }
}
