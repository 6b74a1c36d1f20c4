package io.cess4j.cli.ai;

import io.cess4j.cli.CommandException;
import io.cess4j.sdk.ai.Ai;
import io.cess4j.sdk.ai.AiException;
import io.cess4j.sdk.ai.ModelFile;
import io.cess4j.sdk.ai.RegisteredModel;
import io.cess4j.sdk.ai.TaskModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that a person names, once its root and its lineage are the chain's.
 *
 * @param registered empty only where the person said that it need not be
 */
record ModelChoice(TaskModel model, Optional<RegisteredModel> registered) {
  static final String LABEL = "MODEL";
  static final String WORDS =
      "Number of a task, certificate:NUMBER, or a file that 'cess ai model get' has written.";

  private static final String CERTIFICATE = "certificate:";

  /**
   * Looks at the chain first, at the numbers only then.
   *
   * @param unregistered whether a task's model may be used that has no certificate yet
   */
  static ModelChoice of(Ai ai, String name, boolean unregistered) {
    if (name.matches("\\d{1,18}")) {
      long task = Long.parseLong(name);
      return unregistered
          ? new ModelChoice(ai.model(task), Optional.empty())
          : of(ai, ai.registered(task));
    }
    if (name.startsWith(CERTIFICATE)) {
      String number = name.substring(CERTIFICATE.length());
      if (!number.matches("\\d{1,18}")) {
        throw new CommandException(
            name + " names no certificate: write for example certificate:12");
      }
      return of(ai, ai.certified(Long.parseLong(number)));
    }
    return ofFile(ai, Path.of(name), unregistered);
  }

  private static ModelChoice of(Ai ai, RegisteredModel registered) {
    TaskModel model;
    try {
      model = ai.model(registered.task());
    } catch (AiException.NotAReader | AiException.ModelNotHandedOver sealedToOthers) {
      model = ai.model(registered);
    }
    return new ModelChoice(model, Optional.of(registered));
  }

  private static ModelChoice ofFile(Ai ai, Path file, boolean unregistered) {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(
          "%s is neither a task's number, nor certificate:NUMBER, nor a file".formatted(file));
    }
    if (unregistered) {
      throw new CommandException(
          "a file alone does not tell of its task: name the task, or leave --unregistered out");
    }
    ModelFile read = ai.modelFile(file);
    RegisteredModel registered = ai.registered(read.root());
    return new ModelChoice(
        new TaskModel(registered.task(), read.architecture(), read.root(), read.vector()),
        Optional.of(registered));
  }

  /** What was checked, for people. */
  String words() {
    String checked = "root %s is that of task %d on chain".formatted(model.root(), model.task());
    return registered
        .map(
            one ->
                "%s; certificate %d, lineage holds: %s%s"
                    .formatted(
                        checked,
                        one.certificate(),
                        one.parents().isEmpty()
                            ? "no certified data"
                            : "certificates " + one.parents(),
                        one.invented().isEmpty()
                            ? ""
                            : "; of these a TEE worker has found invented: " + one.invented()))
        .orElse(checked + "; it is NOT registered, so nothing says which data it comes from");
  }
}
