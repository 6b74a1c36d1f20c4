package io.cess4j.beats;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Which beat to post now. A beat may be posted in its own interval or the next one, and only while
 * no later one was posted, so there are two candidates at any time. The current one comes first:
 * posting it shuts the late one out, which costs the network nothing, while the reverse would risk
 * the current one. What is older is lost and is never tried again.
 */
final class BeatPlan {
  private BeatPlan() {}

  /**
   * @param current number of the interval that contains now
   * @param latest number of the newest posted beat, 0 before the first
   * @param ours whether a number is this member's turn
   */
  static OptionalLong next(long current, long latest, LongPredicate ours) {
    for (long number = current; number >= Math.max(1, current - 1) && number > latest; number--) {
      if (ours.test(number)) {
        return OptionalLong.of(number);
      }
    }
    return OptionalLong.empty();
  }
}
