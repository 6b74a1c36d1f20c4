package io.cess4j.cli.miner;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.output.Dates;
import java.math.BigInteger;
import java.util.Locale;

/** A miner as the chain shows it to anybody. */
class ChainMiner {
  private final Network network;
  private final long id;

  ChainMiner(Network network, long id) {
    this.network = network;
    this.id = id;
  }

  final Network network() {
    return network;
  }

  final long id() {
    return id;
  }

  final Standing standing() {
    return network.miners().standing(id);
  }

  final long today() {
    return network.calendar().dayAt(network.clock().instant());
  }

  /** {@code day 12, 2026-11-26 18:00:00 UTC}. */
  final String when(long day) {
    return "day %d, %s".formatted(day, Dates.of(network.calendar().startOf(day)));
  }

  /** Finished days on duty whose fines, if any, are not taken yet. */
  final long unsettledDays() {
    long duty = network.deals().dutyFrom(id);
    long today = today();
    long from = duty == 0 || duty > today ? today : duty;
    return today - Math.min(today, Math.max(from, settledUntil()));
  }

  /** First day that {@code IAuditRounds.poke} has not gone over. */
  final long settledUntil() {
    return network.auditRounds().misses(id).settledUntil();
  }

  /** First day on which {@code withdraw} pays, for a miner that leaves on a day. */
  final long withdrawableFrom(long exitDay) {
    return exitDay + network.parameters().get(Parameter.EXIT_COOLING).longValueExact();
  }

  final long slots() {
    return HeldSlots.count(network, id);
  }

  /** Wei of the pledge behind so many sectors, rounded up as IMinerRegistry.withdraw does. */
  static BigInteger behind(Standing standing, long sectors) {
    if (standing.capacity() == 0) {
      return BigInteger.ZERO;
    }
    BigInteger capacity = BigInteger.valueOf(standing.capacity());
    return standing
        .pledged()
        .multiply(BigInteger.valueOf(sectors))
        .add(capacity.subtract(BigInteger.ONE))
        .divide(capacity);
  }

  static String word(MinerState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
