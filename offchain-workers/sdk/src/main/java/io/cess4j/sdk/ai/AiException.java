package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapPhase;
import java.io.Serial;
import java.util.List;
import java.util.Locale;

/** What cannot be had of a task or its model. Messages name the value, the cause and the cure. */
public abstract sealed class AiException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private AiException(String message) {
    super(message);
  }

  /** No task has this number. */
  public static final class TaskUnknown extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public TaskUnknown(long task, long newest) {
      super("there is no task %d: the newest is %d".formatted(task, newest));
    }
  }

  /** The task has no final model, not yet or never. */
  public static final class TaskNotFinal extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public TaskNotFinal(long task, AiGapPhase phase) {
      super(
          phase == AiGapPhase.FAILED
              ? "task %d has failed: it has no final model, what was not earned went back"
                  .formatted(task)
              : "task %d is in phase %s: its model is final once all rounds have ended, see 'cess ai task status %d --watch'"
                  .formatted(task, phase.name().toLowerCase(Locale.ROOT), task));
    }
  }

  /** The model is sealed to others. */
  public static final class NotAReader extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public NotAReader(long task, Address account) {
      super(
          "account %s is neither the creator of task %d nor in one of its seats, and its model is sealed to them: use such an account, or the certificate's file where its holder shares it"
              .formatted(account, task));
    }
  }

  /** No seat has stored a container that opens and holds the model. */
  public static final class ModelNotHandedOver extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param refused what was found and why it was not taken
     */
    public ModelNotHandedOver(long task, List<String> refused) {
      super(
          "no seat has handed the model of task %d over%s: have a participant run 'cess ai task join %d' again, which stores it; whoever had registered no reader key when the task ended gets it only so"
              .formatted(
                  task,
                  refused.isEmpty() ? "" : " (%s)".formatted(String.join("; ", refused)),
                  task));
    }
  }

  /** Numbers are not those that the chain has the root of. */
  public static final class ModelWrong extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public ModelWrong(String what, Bytes32 expected, Bytes32 actual) {
      super(
          "%s has root %s, the chain says %s: it is another model or was altered, do not use it"
              .formatted(what, actual, expected));
    }
  }

  /** A file is no model of a known architecture. */
  public static final class ModelUnreadable extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public ModelUnreadable(String file, String why) {
      super("%s is no model: %s".formatted(file, why));
    }
  }

  /** Only the creator can register what a task has trained. */
  public static final class OnlyCreator extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public OnlyCreator(long task, Address creator, Address account) {
      super(
          "task %d was created by %s, who alone can register its model, not %s: nothing was sent"
              .formatted(task, creator, account));
    }
  }

  /** No certificate is bound to the model, or the certificate to no model. */
  public static final class ModelUnregistered extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public ModelUnregistered(String what) {
      super(what + " is not registered: its creator runs 'cess ai model register TASK'");
    }
  }

  /** What a model is said to come from does not hold. */
  public static final class LineageBroken extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public LineageBroken(long certificate, String why) {
      super("the lineage of certificate %d does not hold: %s".formatted(certificate, why));
    }
  }

  /** A commitment could not be revealed in time. */
  public static final class RevealMissed extends AiException {
    @Serial private static final long serialVersionUID = 1L;

    public RevealMissed(long task) {
      super(
          "no block came in which the certificate of task %d could be revealed: is the chain running? Run the same again"
              .formatted(task));
    }
  }
}
