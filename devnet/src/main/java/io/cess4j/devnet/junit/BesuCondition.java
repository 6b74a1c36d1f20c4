package io.cess4j.devnet.junit;

import io.cess4j.devnet.besu.BesuInstallation;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RequiresBesu}. */
final class BesuCondition implements ExecutionCondition {
  @Override
  @SuppressWarnings("SystemOut") // a report of skipped tests is easily overlooked
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<BesuInstallation> besu = BesuInstallation.find();
    if (besu.isPresent()) {
      return ConditionEvaluationResult.enabled(besu.get().toString());
    }
    String reason =
        "no Besu: %s is not set and the PATH has no besu".formatted(BesuInstallation.VARIABLE);
    System.out.println("skipped: " + context.getDisplayName() + " (" + reason + ")");
    return ConditionEvaluationResult.disabled(reason);
  }
}
