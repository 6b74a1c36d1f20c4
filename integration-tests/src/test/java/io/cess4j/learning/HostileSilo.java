package io.cess4j.learning;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.FlWorker;
import io.cess4j.ai.worker.FlWorkerConfiguration;
import io.cess4j.ai.worker.UpdateMaker;
import io.cess4j.ai.worker.UpdateSource;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.chain.Account;
import io.cess4j.sdk.Cess;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A participant that keeps to the protocol and sends thrice the opposite of what it has learned,
 * and in the last round an update with numbers that none may have.
 */
public final class HostileSilo {
  private static final long FACTOR = 3;

  private HostileSilo() {}

  /** Flags as a participant's. */
  public static void main(String[] args) {
    FlWorker.application().with(Wiring.class).main(args);
  }

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    UpdateSource updates(
        FlWorkerConfiguration configuration,
        Cess cess,
        Account account,
        UpdateStore store,
        SecureRandom random) {
      long task = configuration.task();
      OversizedUpdate oversized = new OversizedUpdate(cess.network(), account, task, store, random);
      return training ->
          (base, round) -> {
            int last = cess.network().ai().tasks().termsOf(task).plan().rounds();
            if (round >= last) {
              oversized.send(round, base.length());
            }
            return opposite(training, base, round);
          };
    }

    private static FixedVector opposite(UpdateMaker training, FixedVector base, int round) {
      FixedVector honest = training.update(base, round);
      int[] components = new int[honest.length()];
      honest.copy(0, components.length, components, 0);
      for (int i = 0; i < components.length; i++) {
        components[i] = VectorKind.UPDATE.clamp(-FACTOR * components[i]);
      }
      return FixedVector.of(VectorKind.UPDATE, components);
    }
  }
}
