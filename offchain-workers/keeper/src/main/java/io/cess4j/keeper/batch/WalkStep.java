package io.cess4j.keeper.batch;

import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.campaign.KeeperException;
import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * A walk as a chunk-oriented step: reads subjects, does a chunk of them at once, and saves behind
 * which one it stands with the chunk. Of a run that was killed at most one chunk is looked at
 * again, and the chain says what of it is done. For one run.
 */
final class WalkStep implements ItemStreamReader<Position>, ItemWriter<Position> {
  /** Key of the last subject that was done. */
  static final String POSITION = "position";

  /** Key of the last subject before which all are over for good. */
  static final String FLOOR = "floor";

  private final Walk walk;
  private final Crew crew;
  private final Consumer<Result> told;
  private final int allowedFailures;
  private final Deque<Position> page = new ArrayDeque<>();
  private Position read;
  private Position floor;
  private boolean floorMoves = true;
  private long failures;

  /**
   * @param floor where a fresh run begins
   * @param told gets every result
   */
  WalkStep(Walk walk, Crew crew, Position floor, int allowedFailures, Consumer<Result> told) {
    this.walk = walk;
    this.crew = crew;
    this.told = told;
    this.allowedFailures = allowedFailures;
    this.floor = floor;
    this.read = floor;
  }

  @Override
  public void open(ExecutionContext saved) {
    if (saved.containsKey(POSITION)) {
      read = Position.parse(saved.getString(POSITION));
      floor = Position.parse(saved.getString(FLOOR));
      floorMoves = floor.equals(read);
    }
  }

  @Override
  public void update(ExecutionContext saved) {
    saved.putString(POSITION, read.toString());
    saved.putString(FLOOR, floor.toString());
  }

  @Override
  public @Nullable Position read() {
    if (page.isEmpty()) {
      page.addAll(walk.after(read));
    }
    if (page.isEmpty()) {
      return null;
    }
    read = page.removeFirst();
    return read;
  }

  @Override
  public void write(Chunk<? extends Position> chunk) {
    List<? extends Position> subjects = chunk.getItems();
    List<Result> results = crew.each(subjects, walk::act);
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      told.accept(result);
      floorMoves &= result.outcome() == Outcome.OVER;
      if (floorMoves) {
        floor = subjects.get(i);
      }
      if (result.outcome() == Outcome.FAILED && ++failures > allowedFailures) {
        throw new KeeperException.TooManyFailures(walk.name(), failures);
      }
    }
  }
}
