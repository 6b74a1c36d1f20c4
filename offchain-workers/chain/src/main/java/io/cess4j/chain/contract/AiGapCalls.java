package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Bytes32;
import io.cess4j.contracts.IAggregationDispute;
import io.cess4j.contracts.IAiGapDemands;
import io.cess4j.contracts.IAiGapRounds;
import io.cess4j.contracts.IAiGapTasks;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;

/**
 * Between the structures of the AI Gap contracts and ours. The generator makes a class of its own
 * of the same structure in every interface, so some come more than once.
 */
public final class AiGapCalls {
  private AiGapCalls() {}

  /** A bitmap of seats or ranks. */
  public static int seats(BigInteger bitmap) {
    if (bitmap.signum() < 0 || bitmap.bitLength() > Integer.SIZE) {
      throw new IllegalArgumentException("a bitmap of 32 seats is not " + bitmap);
    }
    return bitmap.intValue();
  }

  static BigInteger bitmap(int seats) {
    return word(Integer.toUnsignedLong(seats));
  }

  static IAiGapRounds.Outcome forRounds(AiGapOutcome outcome) {
    return new IAiGapRounds.Outcome(
        bitmap(outcome.included()),
        contributions(outcome),
        outcome.norms().bytes(),
        outcome.selection().bytes(),
        outcome.similarities().bytes(),
        outcome.direction().bytes(),
        outcome.velocity().bytes(),
        outcome.model().bytes());
  }

  static IAggregationDispute.Outcome forDispute(AiGapOutcome outcome) {
    return new IAggregationDispute.Outcome(
        bitmap(outcome.included()),
        contributions(outcome),
        outcome.norms().bytes(),
        outcome.selection().bytes(),
        outcome.similarities().bytes(),
        outcome.direction().bytes(),
        outcome.velocity().bytes(),
        outcome.model().bytes());
  }

  static IAiGapDemands.Outcome forDemand(AiGapOutcome outcome) {
    return new IAiGapDemands.Outcome(
        bitmap(outcome.included()),
        contributions(outcome),
        outcome.norms().bytes(),
        outcome.selection().bytes(),
        outcome.similarities().bytes(),
        outcome.direction().bytes(),
        outcome.velocity().bytes(),
        outcome.model().bytes());
  }

  private static BigInteger contributions(AiGapOutcome outcome) {
    return BigIntegers.fromUnsignedByteArray(outcome.contributions().bytes());
  }

  static IAggregationDispute.Leaf leaf(AiGapLeaf leaf) {
    return new IAggregationDispute.Leaf(
        leaf.content().toBytes(), leaf.siblings().stream().map(Bytes32::bytes).toList());
  }

  static IAiGapTasks.Terms terms(AiGapTerms terms) {
    AiGapPrivacyTerms privacy = terms.privacy();
    return new IAiGapTasks.Terms(
        terms.architecture().bytes(),
        terms.model().bytes(),
        terms.fid().bytes(),
        word(terms.modelCertificate()),
        terms.certified(),
        terms.bounty(),
        terms.stake(),
        terms.bond(),
        plan(terms.plan()),
        windows(terms.windows()),
        new IAiGapTasks.PrivacyTerms(
            member(privacy.mode()),
            word(privacy.bucket()),
            word(privacy.noise()),
            word(privacy.clip()),
            word(privacy.epsilon())));
  }

  private static IAiGapTasks.Plan plan(AiGapPlan plan) {
    return new IAiGapTasks.Plan(
        word(plan.components()),
        word(plan.f()),
        plan.gate(),
        word(plan.momentum()),
        word(plan.rate()),
        word(plan.minimum()),
        word(plan.maximum()),
        word(plan.committee()),
        word(plan.rounds()));
  }

  private static IAiGapTasks.Windows windows(AiGapWindows windows) {
    return new IAiGapTasks.Windows(
        word(windows.enrolment().toSeconds()),
        word(windows.commit().toSeconds()),
        word(windows.reveal().toSeconds()),
        word(windows.availability().toSeconds()),
        word(windows.aggregate().toSeconds()),
        word(windows.vote().toSeconds()),
        word(windows.challenge().toSeconds()),
        word(windows.answer().toSeconds()));
  }

  static AiGapTerms terms(IAiGapTasks.Terms terms) {
    IAiGapTasks.Plan plan = terms.plan;
    IAiGapTasks.Windows windows = terms.windows;
    IAiGapTasks.PrivacyTerms privacy = terms.privacy;
    return new AiGapTerms(
        Bytes32.of(terms.architecture),
        Bytes32.of(terms.model),
        Bytes32.of(terms.fid),
        number(terms.modelCertificate),
        terms.certified,
        terms.bounty,
        terms.stake,
        terms.bond,
        AiGapPlan.of(
            plan.components,
            plan.f,
            plan.gate,
            plan.momentum,
            plan.rate,
            plan.minimum,
            plan.maximum,
            plan.committee,
            plan.rounds),
        AiGapWindows.of(
            windows.enrolment,
            windows.commit,
            windows.reveal,
            windows.availability,
            windows.aggregate,
            windows.vote,
            windows.challenge,
            windows.answer),
        AiGapPrivacyTerms.of(
            privacy.mode, privacy.bucket, privacy.noise, privacy.clip, privacy.epsilon));
  }

  static AiGapState state(IAiGapRounds.State state) {
    IAiGapRounds.Ballot ballot = state.ballot;
    IAiGapRounds.Plan plan = state.plan;
    IAiGapRounds.Windows windows = state.windows;
    return new AiGapState(
        round(state.round),
        new AiGapBallot(
            number(ballot.draw),
            seats(ballot.revealed),
            seats(ballot.committee),
            seats(ballot.voters),
            seats(ballot.contributed),
            small(ballot.ended),
            small(ballot.failures),
            small(ballot.demands),
            instant(ballot.ledSince)),
        AiGapPlan.of(
            plan.components,
            plan.f,
            plan.gate,
            plan.momentum,
            plan.rate,
            plan.minimum,
            plan.maximum,
            plan.committee,
            plan.rounds),
        AiGapWindows.of(
            windows.enrolment,
            windows.commit,
            windows.reveal,
            windows.availability,
            windows.aggregate,
            windows.vote,
            windows.challenge,
            windows.answer),
        new AiGapRoots(
            Bytes32.of(state.models.base),
            Bytes32.of(state.models.direction),
            Bytes32.of(state.models.velocity)),
        Bytes32.of(state.leader));
  }

  static AiGapRound round(IAiGapRounds.Round round) {
    return new AiGapRound(
        member(AiGapPhase.class, round.phase),
        small(round.number),
        instant(round.deadline),
        seats(round.expected),
        seats(round.done),
        seats(round.active),
        seats(round.included));
  }
}
