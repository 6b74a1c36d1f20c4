package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import java.util.function.Function;

/**
 * Clients of AI Gap (protocol.md section 11, docs/adr/0039).
 *
 * @param architectures what may be trained
 * @param tasks terms and enrolment
 * @param rounds the state machine
 * @param disputes refutations of the leading outcome
 * @param demands for what an outcome commits to and nobody shows
 * @param faults proofs that a participant broke the rules
 * @param rewards bounty, stakes, earnings
 * @param models certificates of what was trained
 * @param index their events
 */
public record AiGap(
    Architectures architectures,
    AiGapTasks tasks,
    AiGapRounds rounds,
    AggregationDisputes disputes,
    AiGapDemands demands,
    AiGapFaults faults,
    AiGapRewards rewards,
    AiGapModels models,
    AiGapIndex index) {

  /** Clients of all of them, found by name; throws what the Directory says of a missing one. */
  public static AiGap of(Function<String, Address> addresses, ChainConnection connection) {
    Address architectures = addresses.apply("Architectures");
    Address tasks = addresses.apply("AiGapTasks");
    Address rounds = addresses.apply("AiGapRounds");
    Address demands = addresses.apply("AiGapDemands");
    Address rewards = addresses.apply("AiGapRewards");
    Address models = addresses.apply("AiGapModels");
    return new AiGap(
        new Architectures(architectures, connection),
        new AiGapTasks(tasks, connection),
        new AiGapRounds(rounds, connection),
        new AggregationDisputes(addresses.apply("AggregationDispute"), connection),
        new AiGapDemands(demands, connection),
        new AiGapFaults(addresses.apply("AiGapFaults"), connection),
        new AiGapRewards(rewards, connection),
        new AiGapModels(models, connection),
        new AiGapIndex(connection, architectures, tasks, rounds, demands, rewards, models));
  }
}
