package io.cess4j.cli.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapBallot;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPot;
import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapRoots;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.contract.AiGapWindows;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.SeatView;
import io.cess4j.sdk.ai.TaskView;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tasks as the chain might show them. */
final class Tasks {
  private static final Bytes32 MODEL = Bytes32.of("0x" + "aa".repeat(32));

  private Tasks() {}

  /** Task 7: round 1 failed, round 2 ended it; seats 0 to 2. */
  static TaskView ended(String architecture) {
    Duration window = Duration.ofMinutes(5);
    AiGapPlan plan = new AiGapPlan(43, 1, false, 0, 65_536, 3, 3, 0, 1);
    AiGapWindows windows =
        new AiGapWindows(window, window, window, window, window, window, window, window);
    AiGapPrivacyTerms privacy =
        new AiGapPrivacyTerms(AiGapPrivacy.SILO_NOISE, 0, 1_100, 1_000, 8_000);
    AiGapOutcome outcome =
        new AiGapOutcome(
            0b111,
            Bytes32.of("0x" + "00".repeat(29) + "000203"),
            Bytes32.ZERO,
            Bytes32.ZERO,
            Bytes32.ZERO,
            Bytes32.ZERO,
            Bytes32.ZERO,
            MODEL);
    return new TaskView(
        7,
        Address.ZERO,
        architecture,
        new AiGapTerms(
            MODEL,
            MODEL,
            MODEL,
            0,
            false,
            BigInteger.TEN,
            BigInteger.TEN,
            BigInteger.ONE,
            plan,
            windows,
            privacy),
        new AiGapState(
            new AiGapRound(AiGapPhase.FINAL, 2, Instant.EPOCH, 0, 0, 0b111, 0b111),
            new AiGapBallot(0, 0b111, 0b111, 0b111, 0b11, 1, 0, 0, Instant.EPOCH),
            plan,
            windows,
            new AiGapRoots(MODEL, Bytes32.ZERO, Bytes32.ZERO),
            MODEL),
        new AiGapPot(Address.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.TEN, true),
        List.of(seat(0), seat(1), seat(2)),
        List.of(
            new RoundView(1, 0b11, 0b11, 0, 0, List.of(), Optional.empty(), true),
            new RoundView(2, 0b111, 0b111, 0b111, 0b111, List.of(), Optional.of(outcome), false)));
  }

  private static SeatView seat(int number) {
    return new SeatView(
        number, Address.ZERO, true, BigInteger.TEN, BigInteger.ONE, BigInteger.ZERO);
  }
}
