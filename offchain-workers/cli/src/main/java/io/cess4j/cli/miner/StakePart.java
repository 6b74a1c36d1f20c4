package io.cess4j.cli.miner;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Misses;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.output.Amounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;

/** What stands behind a miner, what missed days do to it, and how far its leaving is. */
final class StakePart {
  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
  private static final int FULL_CREDIT = 255;

  private final ChainMiner miner;
  private final Standing standing;

  StakePart(ChainMiner miner) {
    this.miner = miner;
    this.standing = miner.standing();
  }

  void tell(Map<String, Object> json, StringBuilder text) {
    json.put("pledged", standing.pledged().toString());
    json.put("debt", standing.debt().toString());
    json.put("owed", standing.owed().toString());
    text.append(
        "stake      %s pledged, %s collateral, %s debt: %s%n"
            .formatted(
                Amounts.cess(standing.pledged()),
                Amounts.cess(standing.collateral()),
                Amounts.cess(standing.debt()),
                owed()));
    credit(json, text);
    misses(json, text);
    leaving(json, text);
  }

  private String owed() {
    return standing.owed().signum() == 0
        ? "nothing owed"
        : "%s owed; no new deals until 'cess miner topup'".formatted(Amounts.cess(standing.owed()));
  }

  /** ADR 0020: odds times 1 + credit / 255 x (CreditFactor - 1). */
  private void credit(Map<String, Object> json, StringBuilder text) {
    BigDecimal most = share(Parameter.CREDIT_FACTOR);
    BigDecimal odds =
        most.subtract(BigDecimal.ONE)
            .multiply(BigDecimal.valueOf(standing.credit()))
            .divide(BigDecimal.valueOf(FULL_CREDIT), 4, RoundingMode.HALF_UP)
            .add(BigDecimal.ONE);
    json.put("credit", standing.credit());
    json.put("creditOdds", odds.stripTrailingZeros().toPlainString());
    text.append(
        "credit     %d of %d: drawn for new deals %s times as often as without (%s at most)%n"
            .formatted(
                standing.credit(),
                FULL_CREDIT,
                odds.stripTrailingZeros().toPlainString(),
                most.stripTrailingZeros().toPlainString()));
  }

  private void misses(Map<String, Object> json, StringBuilder text) {
    Misses misses = miner.network().auditRounds().misses(miner.id());
    long unsettled = miner.unsettledDays();
    long exitAt = parameter(Parameter.EXIT_MISSES).longValueExact();
    BigInteger next = nextMissCosts(misses.consecutive());
    json.put("missedDays", misses.consecutive());
    json.put("unsettledDays", unsettled);
    json.put("nextMissCosts", next.toString());
    json.put("exitMisses", exitAt);
    text.append(
        "missed     %d days in a row%s; the next one costs %s, %d in a row are a forced exit%n"
            .formatted(
                misses.consecutive(),
                unsettled == 0
                    ? ""
                    : " up to day %d (%d finished days are not settled yet)"
                        .formatted(misses.settledUntil() - 1, unsettled),
                Amounts.cess(next),
                exitAt));
  }

  /** Of the share of the pledge behind what it holds; what the collateral lacks is debt. */
  private BigInteger nextMissCosts(long consecutive) {
    boolean free = consecutive == 0 || standing.state() == MinerState.EXPELLED;
    return free
        ? BigInteger.ZERO
        : ChainMiner.behind(standing, standing.usedSectors())
            .multiply(
                parameter(
                    consecutive == 1 ? Parameter.SECOND_MISS_FINE : Parameter.FURTHER_MISS_FINE))
            .divide(WHOLE);
  }

  private void leaving(Map<String, Object> json, StringBuilder text) {
    if (standing.exitDay() == 0) {
      return;
    }
    long from = miner.withdrawableFrom(standing.exitDay());
    long slots = miner.slots();
    long days = Math.max(0, from - miner.today());
    json.put("exitDay", standing.exitDay());
    json.put("withdrawableDay", from);
    json.put("daysUntilWithdrawal", days);
    json.put("slots", slots);
    text.append(
        standing.state() == MinerState.EXITED
            ? "left       since day %d; 'cess miner run' registers anew%n"
                .formatted(standing.exitDay())
            : "leaving    since day %d, %d slots still held; 'cess miner withdraw' pays %s%n"
                .formatted(
                    standing.exitDay(),
                    slots,
                    days == 0 ? "now" : "in %d days (%s)".formatted(days, miner.when(from))));
  }

  private BigInteger parameter(Parameter parameter) {
    return miner.network().parameters().get(parameter);
  }

  private BigDecimal share(Parameter parameter) {
    return new BigDecimal(parameter(parameter)).divide(new BigDecimal(WHOLE));
  }
}
