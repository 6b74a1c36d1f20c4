package io.cess4j.chain.event;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.numbers;
import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapCalls;
import io.cess4j.chain.contract.AiGapNode;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapStep;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.contract.AiGapTree;
import io.cess4j.chain.contract.AiGapWindows;
import io.cess4j.contracts.IAggregationDispute;
import io.cess4j.contracts.IAiGapDemands;
import io.cess4j.contracts.IAiGapFaults;
import io.cess4j.contracts.IAiGapModels;
import io.cess4j.contracts.IAiGapRewards;
import io.cess4j.contracts.IAiGapRounds;
import io.cess4j.contracts.IAiGapTasks;
import io.cess4j.contracts.IArchitectures;
import io.cess4j.protocol.ByteString;
import java.util.function.BiConsumer;
import org.web3j.abi.datatypes.Event;

/** How the events of AI Gap are read. */
final class AiGapEvents {
  private AiGapEvents() {}

  static void define(BiConsumer<Event, EventDecoder.Values> decoder) {
    decoder.accept(
        IArchitectures.ARCHITECTUREALLOWED_EVENT,
        log -> {
          var e = IArchitectures.getArchitectureAllowedEventFromLog(log);
          return at ->
              new ArchitectureAllowed(at, Bytes32.of(e.architecture), number(e.components), e.text);
        });
    decoder.accept(
        IAiGapTasks.TASKCREATED_EVENT,
        log -> {
          var e = IAiGapTasks.getTaskCreatedEventFromLog(log);
          return at ->
              new AiGapTaskCreated(
                  at,
                  number(e.task),
                  Address.of(e.creator),
                  Bytes32.of(e.architecture),
                  terms(e.terms));
        });
    decoder.accept(
        IAiGapTasks.JOINED_EVENT,
        log -> {
          var e = IAiGapTasks.getJoinedEventFromLog(log);
          return at ->
              new AiGapJoined(
                  at,
                  number(e.task),
                  small(e.seat),
                  Address.of(e.account),
                  Bytes32.of(e.keyDigest),
                  number(e.certificate));
        });
    decoder.accept(
        IAiGapTasks.LEFT_EVENT,
        log -> {
          var e = IAiGapTasks.getLeftEventFromLog(log);
          return at -> new AiGapLeft(at, number(e.task), small(e.seat), Address.of(e.account));
        });
    decoder.accept(
        IAiGapRounds.PHASEENTERED_EVENT,
        log -> {
          var e = IAiGapRounds.getPhaseEnteredEventFromLog(log);
          return at ->
              new AiGapPhaseEntered(
                  at,
                  number(e.task),
                  small(e.round),
                  member(AiGapPhase.class, e.phase),
                  AiGapCalls.seats(e.expected),
                  instant(e.deadline));
        });
    decoder.accept(
        IAiGapRounds.UPDATECOMMITTED_EVENT,
        log -> {
          var e = IAiGapRounds.getUpdateCommittedEventFromLog(log);
          return at ->
              new AiGapUpdateCommitted(
                  at, number(e.task), small(e.round), small(e.seat), Bytes32.of(e.commitment));
        });
    decoder.accept(
        IAiGapRounds.UPDATEREVEALED_EVENT,
        log -> {
          var e = IAiGapRounds.getUpdateRevealedEventFromLog(log);
          return at ->
              new AiGapUpdateRevealed(
                  at,
                  number(e.task),
                  small(e.round),
                  small(e.seat),
                  Bytes32.of(e.root),
                  Bytes32.of(e.fid));
        });
    decoder.accept(
        IAiGapRounds.AVAILABILITYANSWERED_EVENT,
        log -> {
          var e = IAiGapRounds.getAvailabilityAnsweredEventFromLog(log);
          return at ->
              new AiGapAvailabilityAnswered(
                  at, number(e.task), small(e.round), small(e.seat), AiGapCalls.seats(e.available));
        });
    decoder.accept(
        IAiGapRounds.UPDATESINCLUDED_EVENT,
        log -> {
          var e = IAiGapRounds.getUpdatesIncludedEventFromLog(log);
          return at ->
              new AiGapUpdatesIncluded(
                  at, number(e.task), small(e.round), AiGapCalls.seats(e.included));
        });
    decoder.accept(
        IAiGapRounds.COMMITTEEDRAWN_EVENT,
        log -> {
          var e = IAiGapRounds.getCommitteeDrawnEventFromLog(log);
          return at ->
              new AiGapCommitteeDrawn(
                  at,
                  number(e.task),
                  small(e.round),
                  AiGapCalls.seats(e.committee),
                  Bytes32.of(e.seed));
        });
    decoder.accept(
        IAiGapRounds.VOTECOMMITTED_EVENT,
        log -> {
          var e = IAiGapRounds.getVoteCommittedEventFromLog(log);
          return at ->
              new AiGapVoteCommitted(
                  at, number(e.task), small(e.round), small(e.seat), Bytes32.of(e.commitment));
        });
    decoder.accept(
        IAiGapRounds.VOTEREVEALED_EVENT,
        log -> {
          var e = IAiGapRounds.getVoteRevealedEventFromLog(log);
          return at ->
              new AiGapVoteRevealed(
                  at,
                  number(e.task),
                  small(e.round),
                  small(e.seat),
                  Bytes32.of(e.outcome),
                  outcome(e.words));
        });
    decoder.accept(
        IAiGapRounds.OUTCOMELEADS_EVENT,
        log -> {
          var e = IAiGapRounds.getOutcomeLeadsEventFromLog(log);
          return at ->
              new AiGapOutcomeLeads(
                  at,
                  number(e.task),
                  small(e.round),
                  Bytes32.of(e.outcome),
                  small(e.votes),
                  instant(e.deadline));
        });
    decoder.accept(
        IAiGapRounds.OUTCOMESTRUCK_EVENT,
        log -> {
          var e = IAiGapRounds.getOutcomeStruckEventFromLog(log);
          return at ->
              new AiGapOutcomeStruck(
                  at,
                  number(e.task),
                  small(e.round),
                  Bytes32.of(e.outcome),
                  Address.of(e.challenger),
                  AiGapCalls.seats(e.voters));
        });
    decoder.accept(
        IAggregationDispute.OUTCOMEREFUTED_EVENT,
        log -> {
          var e = IAggregationDispute.getOutcomeRefutedEventFromLog(log);
          return at ->
              new AiGapOutcomeRefuted(
                  at,
                  number(e.task),
                  Bytes32.of(e.outcome),
                  Address.of(e.challenger),
                  member(AiGapStep.class, e.step),
                  number(e.index));
        });
    decoder.accept(
        IAiGapRounds.SEATTAKEN_EVENT,
        log -> {
          var e = IAiGapRounds.getSeatTakenEventFromLog(log);
          return at -> new AiGapSeatTaken(at, number(e.task), small(e.seat), Address.of(e.account));
        });
    decoder.accept(
        IAiGapRounds.SEATLEFT_EVENT,
        log -> {
          var e = IAiGapRounds.getSeatLeftEventFromLog(log);
          return at -> new AiGapSeatLeft(at, number(e.task), small(e.seat), Address.of(e.account));
        });
    decoder.accept(
        IAiGapRounds.CHALLENGEHELD_EVENT,
        log -> {
          var e = IAiGapRounds.getChallengeHeldEventFromLog(log);
          return at ->
              new AiGapChallengeHeld(
                  at, number(e.task), small(e.round), small(e.demands), instant(e.deadline));
        });
    decoder.accept(
        IAiGapRounds.SEATEXPELLED_EVENT,
        log -> {
          var e = IAiGapRounds.getSeatExpelledEventFromLog(log);
          return at ->
              new AiGapSeatExpelled(
                  at,
                  number(e.task),
                  small(e.round),
                  small(e.seat),
                  Address.of(e.challenger),
                  e.byUpdate);
        });
    decoder.accept(
        IAiGapRounds.ROUNDENDED_EVENT,
        log -> {
          var e = IAiGapRounds.getRoundEndedEventFromLog(log);
          return at ->
              new AiGapRoundEnded(
                  at,
                  number(e.task),
                  small(e.round),
                  Bytes32.of(e.outcome),
                  small(e.ended),
                  outcome(e.words));
        });
    decoder.accept(
        IAiGapRounds.ROUNDFAILED_EVENT,
        log -> {
          var e = IAiGapRounds.getRoundFailedEventFromLog(log);
          return at -> new AiGapRoundFailed(at, number(e.task), small(e.round), small(e.failures));
        });
    decoder.accept(
        IAiGapRounds.TASKENDED_EVENT,
        log -> {
          var e = IAiGapRounds.getTaskEndedEventFromLog(log);
          return at ->
              new AiGapTaskEnded(
                  at, number(e.task), member(AiGapPhase.class, e.phase), Bytes32.of(e.model));
        });
    decoder.accept(
        IAiGapDemands.DEMANDED_EVENT,
        log -> {
          var e = IAiGapDemands.getDemandedEventFromLog(log);
          return at ->
              new AiGapDemanded(
                  at,
                  number(e.task),
                  Bytes32.of(e.outcome),
                  Bytes32.of(e.demand),
                  Address.of(e.demander),
                  node(e.node),
                  Bytes32.of(e.hash),
                  instant(e.deadline));
        });
    decoder.accept(
        IAiGapDemands.NODESSHOWN_EVENT,
        log -> {
          var e = IAiGapDemands.getNodesShownEventFromLog(log);
          return at ->
              new AiGapNodesShown(
                  at,
                  Bytes32.of(e.demand),
                  Address.of(e.by),
                  e.nodes.stream().map(Bytes32::of).toList());
        });
    decoder.accept(
        IAiGapDemands.RECORDSHOWN_EVENT,
        log -> {
          var e = IAiGapDemands.getRecordShownEventFromLog(log);
          return at ->
              new AiGapRecordShown(
                  at, Bytes32.of(e.demand), Address.of(e.by), ByteString.of(e.record));
        });
    decoder.accept(
        IAiGapDemands.DEMANDUNANSWERED_EVENT,
        log -> {
          var e = IAiGapDemands.getDemandUnansweredEventFromLog(log);
          return at -> new AiGapDemandUnanswered(at, Bytes32.of(e.demand), Address.of(e.by));
        });
    decoder.accept(
        IAiGapDemands.BONDRECLAIMED_EVENT,
        log -> {
          var e = IAiGapDemands.getBondReclaimedEventFromLog(log);
          return at ->
              new AiGapBondReclaimed(at, Bytes32.of(e.demand), Address.of(e.demander), e.bond);
        });
    decoder.accept(
        IAiGapFaults.EQUIVOCATED_EVENT,
        log -> {
          var e = IAiGapFaults.getEquivocatedEventFromLog(log);
          return at ->
              new AiGapEquivocated(
                  at,
                  number(e.task),
                  small(e.round),
                  small(e.seat),
                  Address.of(e.challenger),
                  Bytes32.of(e.one),
                  Bytes32.of(e.other));
        });
    decoder.accept(
        IAiGapFaults.UPDATEMALFORMED_EVENT,
        log -> {
          var e = IAiGapFaults.getUpdateMalformedEventFromLog(log);
          return at ->
              new AiGapUpdateMalformed(
                  at,
                  number(e.task),
                  small(e.round),
                  small(e.seat),
                  Address.of(e.challenger),
                  number(e.component));
        });
    decoder.accept(
        IAiGapRewards.BOUNTYFUNDED_EVENT,
        log -> {
          var e = IAiGapRewards.getBountyFundedEventFromLog(log);
          return at ->
              new AiGapBountyFunded(at, number(e.task), Address.of(e.creator), e.bounty, e.stake);
        });
    decoder.accept(
        IAiGapRewards.STAKELOCKED_EVENT,
        log -> {
          var e = IAiGapRewards.getStakeLockedEventFromLog(log);
          return at ->
              new AiGapStakeLocked(
                  at, number(e.task), small(e.seat), Address.of(e.account), e.amount);
        });
    decoder.accept(
        IAiGapRewards.STAKERETURNED_EVENT,
        log -> {
          var e = IAiGapRewards.getStakeReturnedEventFromLog(log);
          return at ->
              new AiGapStakeReturned(
                  at, number(e.task), small(e.seat), Address.of(e.account), e.amount);
        });
    decoder.accept(
        IAiGapRewards.SEATFINED_EVENT,
        log -> {
          var e = IAiGapRewards.getSeatFinedEventFromLog(log);
          return at -> new AiGapSeatFined(at, number(e.task), small(e.seat), e.amount);
        });
    decoder.accept(
        IAiGapRewards.SEATSLASHED_EVENT,
        log -> {
          var e = IAiGapRewards.getSeatSlashedEventFromLog(log);
          return at ->
              new AiGapSeatSlashed(
                  at, number(e.task), small(e.seat), Address.of(e.challenger), e.amount);
        });
    decoder.accept(
        IAiGapRewards.ROUNDPAID_EVENT,
        log -> {
          var e = IAiGapRewards.getRoundPaidEventFromLog(log);
          return at ->
              new AiGapRoundPaid(
                  at, number(e.task), AiGapCalls.seats(e.eligible), e.amount, e.left);
        });
    decoder.accept(
        IAiGapRewards.SEATEARNED_EVENT,
        log -> {
          var e = IAiGapRewards.getSeatEarnedEventFromLog(log);
          return at -> new AiGapSeatEarned(at, number(e.task), small(e.seat), e.amount);
        });
    decoder.accept(
        IAiGapRewards.SEATPAID_EVENT,
        log -> {
          var e = IAiGapRewards.getSeatPaidEventFromLog(log);
          return at ->
              new AiGapSeatPaid(
                  at, number(e.task), small(e.seat), Address.of(e.account), e.earned, e.stake);
        });
    decoder.accept(
        IAiGapRewards.POTCLOSED_EVENT,
        log -> {
          var e = IAiGapRewards.getPotClosedEventFromLog(log);
          return at ->
              new AiGapPotClosed(at, number(e.task), Address.of(e.creator), e.refund, e.toTreasury);
        });
    decoder.accept(
        IAiGapModels.MODELREGISTERED_EVENT,
        log -> {
          var e = IAiGapModels.getModelRegisteredEventFromLog(log);
          return at ->
              new AiGapModelRegistered(
                  at,
                  number(e.task),
                  number(e.certificate),
                  Address.of(e.creator),
                  Bytes32.of(e.model),
                  Bytes32.of(e.outcome),
                  numbers(e.parents));
        });
  }

  private static AiGapNode node(IAiGapDemands.Node node) {
    return new AiGapNode(
        member(AiGapTree.class, node.tree),
        small(node.seat),
        small(node.level),
        number(node.index));
  }

  private static AiGapTerms terms(IAiGapTasks.Terms terms) {
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

  private static AiGapOutcome outcome(IAiGapRounds.Outcome words) {
    return AiGapOutcome.of(
        words.included,
        words.contributions,
        words.norms,
        words.selection,
        words.similarities,
        words.direction,
        words.velocity,
        words.model);
  }
}
