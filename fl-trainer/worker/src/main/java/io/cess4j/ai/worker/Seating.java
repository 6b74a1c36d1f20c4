package io.cess4j.ai.worker;

import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.AiGapJoined;
import java.util.List;

/** Which seat of a task an account holds. */
final class Seating {
  private Seating() {}

  /**
   * @throws TaskUnfit where it holds none
   */
  static int of(Network network, long task, Address account) {
    List<AiGapJoined> joined = network.ai().index().joined(task);
    int active = network.ai().rounds().roundOf(task).active();
    return joined.stream()
        .filter(one -> one.account().equals(account) && (active >>> one.seat() & 1) != 0)
        .mapToInt(AiGapJoined::seat)
        .filter(seat -> network.ai().rounds().seatOf(task, seat).account().equals(account))
        .findFirst()
        .orElseThrow(
            () ->
                new TaskUnfit(
                    "account %s has no seat in task %d: take one while it is open (cess ai task join), or name another task"
                        .formatted(account, task)));
  }
}
