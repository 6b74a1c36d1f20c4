package io.cess4j.learning;

import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.cli.demo.Told;
import io.cess4j.sdk.Cess;
import java.util.List;

/** Follows a task on the chain, and kills a participant in the middle of it. */
final class Watch {
  private static final long PAUSE_MILLIS = 300;
  private static final long PATIENCE_NANOS = 15L * 60 * 1_000_000_000;
  private static final int ROUND_OF_THE_CRASH = 2;

  private final Cess cess;
  private final long task;
  private final List<SiloProcess> processes;
  private final Told told;
  private AiGapPhase phase = AiGapPhase.NONE;
  private int round = -1;

  Watch(Cess cess, long task, List<SiloProcess> processes, Told told) {
    this.cess = cess;
    this.task = task;
    this.processes = processes;
    this.told = told;
  }

  /**
   * SIGKILL in the second round, just after it has committed, and the same command again.
   *
   * @return the round in which that was, 0 where it came never to that
   */
  int untilItEnds(SiloProcess crashing) throws InterruptedException {
    int crashed = 0;
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      AiGapRound now = cess.network().ai().rounds().roundOf(task);
      tell(now);
      if (now.phase().isOver()) {
        return crashed;
      }
      if (crashed == 0 && now.number() == ROUND_OF_THE_CRASH && hasCommitted(now, crashing)) {
        crashing.kill();
        told.say(crashing.silo().name() + " was killed with SIGKILL after its commitment");
        crashing.startAgain();
        crashed = now.number();
      }
      check();
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IllegalStateException("the task has not ended; the logs tell more");
  }

  /** Honest participants end by themselves, once they have claimed what is theirs. */
  void untilAllHaveEnded(int hostile) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (int i = 0; i < processes.size(); i++) {
      while (i != hostile && processes.get(i).isAlive()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              processes.get(i).silo().name() + " does not end: " + processes.get(i).lastWords());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      told.say(processes.get(i).silo().name() + " is done");
    }
  }

  private boolean hasCommitted(AiGapRound now, SiloProcess one) {
    if (now.phase() != AiGapPhase.COMMIT) {
      return now.phase() == AiGapPhase.REVEAL;
    }
    return cess.network().ai().index().joined(task).stream()
        .anyMatch(
            joined ->
                joined.account().equals(one.silo().account().address())
                    && (now.done() >>> joined.seat() & 1) != 0);
  }

  private void tell(AiGapRound now) {
    if (now.phase() != phase || now.number() != round) {
      phase = now.phase();
      round = now.number();
      told.say("round %d: %s".formatted(round, phase));
    }
  }

  private void check() {
    for (SiloProcess process : processes) {
      if (!process.isAlive() && !cess.network().ai().rounds().roundOf(task).phase().isOver()) {
        throw new IllegalStateException(
            "%s has ended: %s".formatted(process.silo().name(), process.lastWords()));
      }
    }
  }
}
