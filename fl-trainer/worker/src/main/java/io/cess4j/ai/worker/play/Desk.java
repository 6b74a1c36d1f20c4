package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.RuleParameters;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.ai.worker.journal.Journal;
import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.sdk.ai.seal.ContainerPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * What all duties of a participant share.
 *
 * @param terms of the task, which never change
 * @param seat own one
 * @param secrets of the own reader keys by version, from 1; closed after each use
 * @param folder of the task's files
 * @param schedule how the aggregation's work is divided
 */
record Desk(
    Network network,
    AiGap ai,
    Account account,
    long task,
    AiGapTerms terms,
    int seat,
    IntFunction<SecretScalar> secrets,
    UpdateStore store,
    Journal journal,
    Path folder,
    VectorFiles vectors,
    Schedule schedule,
    RandomGenerator random) {

  TransactionSender sender() {
    return network.sender(account);
  }

  /** Of the newest reader key; the secrets of all before it are there too. */
  int keyVersion() {
    return network.sharing().readerKeys().versionOf(account.address());
  }

  RuleParameters rule() {
    AiGapPlan plan = terms.plan();
    return new RuleParameters(plan.f(), plan.gate(), plan.momentum(), Math.toIntExact(plan.rate()));
  }

  /** What the container of a seat's update of a round has to be of. */
  ContainerPlace place(int round, int ofSeat) {
    return new ContainerPlace(
        network.connection().chainId(), ai.rounds().address(), task, round, ofSeat);
  }

  Path update(int round, int ofSeat) {
    return folder.resolve("rounds").resolve(Integer.toString(round)).resolve(ofSeat + ".cesf");
  }

  /** Time as the chain counts it. */
  Instant now() {
    return network.clock().instant();
  }

  /** How long until a deadline, as the chain counts it; not negative. */
  Duration until(Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
