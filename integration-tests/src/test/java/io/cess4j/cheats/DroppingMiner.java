package io.cess4j.cheats;

import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.contract.Submission;
import io.cess4j.miner.StorageMiner;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.proof.AuditSource;
import io.cess4j.miner.proof.AuditView;
import io.cess4j.miner.proof.NetworkAudits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has deleted every fragment and every sigma, and answers each challenge all the same, with what
 * can be made up: right keys, right hints, points of the curve that mean nothing. The product's
 * scanner behind it may find the loss and report it; audits do not listen to that.
 */
public final class DroppingMiner extends ForwardingAudits {
  private final MinerKeys keys;
  private final MadeUp madeUp;
  private final Set<List<Long>> answered = new HashSet<>();

  private DroppingMiner(AuditView honest, MinerKeys keys) {
    super(honest);
    this.keys = keys;
    this.madeUp = new MadeUp(honest);
  }

  /** Flags as a storage miner's; drops what lies in its {@code --data}. */
  public static void main(String[] args) throws IOException {
    for (String flag : args) {
      if (flag.startsWith("--data=")) {
        drop(Path.of(flag.substring("--data=".length())));
      }
    }
    StorageMiner.worker().with(Wiring.class).main(args);
  }

  private static void drop(Path data) throws IOException {
    List<Path> held;
    try (Stream<Path> walk = Files.walk(data)) {
      held =
          walk.filter(
                  file ->
                      file.toString().endsWith(".fragment")
                          || file.getFileName().toString().equals("sigmas"))
              .toList();
    }
    for (Path file : held) {
      Files.delete(file);
    }
    System.out.println("dropped " + held.size() + " files of fragments and sigmas");
  }

  /** Answers at once; the honest code behind it hears of no duty. */
  @Override
  public Challenge challenge(int window) {
    Challenge asked = super.challenge(window);
    long today = today();
    if (asked.duty() != Duty.NONE && !asked.proven() && !answered.contains(at(today, window))) {
      keys.context(asked.tiKey())
          .ifPresent(
              ti -> {
                answered.add(at(today, window));
                answer(today, window, asked, ti);
              });
    }
    return new Challenge(
        Duty.NONE,
        asked.group(),
        asked.tiKey(),
        asked.sectors(),
        asked.closesAt(),
        asked.samples(),
        asked.maximumDraws(),
        asked.seed(),
        asked.proven());
  }

  private void answer(long today, int window, Challenge asked, TiContext ti) {
    prove(
        new Submission(
            keys.miner(),
            today,
            window,
            madeUp.hints(asked, today),
            ti.proofKeys().eip2537(),
            madeUp.proof()));
  }

  private static List<Long> at(long day, int window) {
    return List.of(day, (long) window);
  }

  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    AuditSource audits() {
      return (network, account, keys) ->
          new DroppingMiner(new NetworkAudits(network, account, keys.miner()), keys);
    }
  }
}
