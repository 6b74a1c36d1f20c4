package io.cess4j.chain.event;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Generation;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.contracts.ICopyChallenges;
import io.cess4j.contracts.IDataCertificates;
import io.cess4j.contracts.IDataRightsRegistry;
import io.cess4j.contracts.ILineage;
import io.cess4j.contracts.IRightsDisputes;
import io.cess4j.protocol.ByteString;
import java.util.function.BiConsumer;
import org.bouncycastle.util.BigIntegers;
import org.web3j.abi.datatypes.Event;

/** How the events of data rights are read. */
final class RightsEvents {
  private RightsEvents() {}

  static void define(BiConsumer<Event, EventDecoder.Values> decoder) {
    decoder.accept(
        IDataRightsRegistry.COMMITTED_EVENT,
        log -> {
          IDataRightsRegistry.CommittedEventResponse e =
              IDataRightsRegistry.getCommittedEventFromLog(log);
          return at ->
              new RightsCommitted(
                  at,
                  Address.of(e.owner),
                  Bytes32.of(e.commitment),
                  number(e.number),
                  instant(e.deadline),
                  e.bond);
        });
    decoder.accept(
        IDataRightsRegistry.REGISTERED_EVENT,
        log -> {
          IDataRightsRegistry.RegisteredEventResponse e =
              IDataRightsRegistry.getRegisteredEventFromLog(log);
          return at ->
              new RightsRegistered(
                  at,
                  number(e.number),
                  Address.of(e.owner),
                  claim(e.claim),
                  description(e.description),
                  small(e.royalty),
                  number(e.first));
        });
    decoder.accept(
        IDataRightsRegistry.BONDFORFEITED_EVENT,
        log -> {
          IDataRightsRegistry.BondForfeitedEventResponse e =
              IDataRightsRegistry.getBondForfeitedEventFromLog(log);
          return at ->
              new RightsBondForfeited(
                  at,
                  Address.of(e.owner),
                  Bytes32.of(e.commitment),
                  number(e.number),
                  Address.of(e.by),
                  e.bond);
        });
    decoder.accept(
        IDataCertificates.TRANSFER_EVENT,
        log -> {
          IDataCertificates.TransferEventResponse e =
              IDataCertificates.getTransferEventFromLog(log);
          return at ->
              new CertificateMoved(at, Address.of(e.from), Address.of(e.to), number(e.tokenId));
        });
    decoder.accept(
        ICopyChallenges.FLAGGED_EVENT,
        log -> {
          ICopyChallenges.FlaggedEventResponse e = ICopyChallenges.getFlaggedEventFromLog(log);
          return at ->
              new CopyFlagged(
                  at,
                  number(e.newer),
                  number(e.older),
                  Address.of(e.by),
                  small(e.distance),
                  e.byViews);
        });
    decoder.accept(
        ICopyChallenges.FLAGCLEARED_EVENT,
        log -> {
          ICopyChallenges.FlagClearedEventResponse e =
              ICopyChallenges.getFlagClearedEventFromLog(log);
          return at -> new CopyFlagCleared(at, number(e.newer), number(e.older));
        });
    decoder.accept(
        ICopyChallenges.THRESHOLDCHANGED_EVENT,
        log -> {
          ICopyChallenges.ThresholdChangedEventResponse e =
              ICopyChallenges.getThresholdChangedEventFromLog(log);
          return at ->
              new CopyThresholdChanged(
                  at,
                  member(RightsMedia.class, e.mediaType),
                  Bytes32.of(e.algorithm),
                  e.name,
                  small(e.bits));
        });
    decoder.accept(
        ILineage.EDGEADDED_EVENT,
        log -> {
          ILineage.EdgeAddedEventResponse e = ILineage.getEdgeAddedEventFromLog(log);
          return at ->
              new LineageEdgeAdded(
                  at,
                  number(e.child),
                  new LineageEdge(
                      number(e.parent),
                      member(LineageKind.class, e.kind),
                      small(e.share),
                      Bytes32.of(e.evidence)));
        });
    decoder.accept(
        ILineage.GENERATIONDECLARED_EVENT,
        log -> {
          ILineage.GenerationDeclaredEventResponse e =
              ILineage.getGenerationDeclaredEventFromLog(log);
          return at -> new GenerationDeclared(at, number(e.certificate), generation(e.generation));
        });
    decoder.accept(
        ILineage.LINEAGESEALED_EVENT,
        log -> {
          ILineage.LineageSealedEventResponse e = ILineage.getLineageSealedEventFromLog(log);
          return at -> new LineageSealed(at, number(e.certificate));
        });
    decoder.accept(
        IRightsDisputes.DISPUTEOPENED_EVENT,
        log -> {
          IRightsDisputes.DisputeOpenedEventResponse e =
              IRightsDisputes.getDisputeOpenedEventFromLog(log);
          return at ->
              new DisputeOpened(
                  at,
                  number(e.certificate),
                  Address.of(e.challenger),
                  number(e.round),
                  e.bond,
                  number(e.drawBeat));
        });
    decoder.accept(
        IRightsDisputes.WORKERDRAWN_EVENT,
        log -> {
          IRightsDisputes.WorkerDrawnEventResponse e =
              IRightsDisputes.getWorkerDrawnEventFromLog(log);
          return at ->
              new DisputeWorkerDrawn(
                  at,
                  number(e.certificate),
                  small(e.worker),
                  number(e.round),
                  small(e.tiKey),
                  instant(e.deadline));
        });
    decoder.accept(
        IRightsDisputes.ANSWERED_EVENT,
        log -> {
          IRightsDisputes.AnsweredEventResponse e = IRightsDisputes.getAnsweredEventFromLog(log);
          return at ->
              new DisputeAnswered(
                  at,
                  number(e.certificate),
                  Address.of(e.answerer),
                  number(e.round),
                  ByteString.of(e.capsule),
                  instant(e.deadline));
        });
    decoder.accept(
        IRightsDisputes.DRAWDELAYED_EVENT,
        log -> {
          IRightsDisputes.DrawDelayedEventResponse e =
              IRightsDisputes.getDrawDelayedEventFromLog(log);
          return at ->
              new DisputeDelayed(at, number(e.certificate), number(e.round), number(e.drawBeat));
        });
    decoder.accept(
        IRightsDisputes.WORKERSILENT_EVENT,
        log -> {
          IRightsDisputes.WorkerSilentEventResponse e =
              IRightsDisputes.getWorkerSilentEventFromLog(log);
          return at ->
              new DisputeWorkerSilent(at, number(e.certificate), small(e.worker), number(e.round));
        });
    decoder.accept(
        IRightsDisputes.JUDGED_EVENT,
        log -> {
          IRightsDisputes.JudgedEventResponse e = IRightsDisputes.getJudgedEventFromLog(log);
          return at ->
              new DisputeJudged(
                  at,
                  number(e.certificate),
                  small(e.worker),
                  number(e.round),
                  member(RightsVerdict.class, e.verdict),
                  Bytes32.of(e.evidence));
        });
    decoder.accept(
        IRightsDisputes.DISPUTECLOSED_EVENT,
        log -> {
          IRightsDisputes.DisputeClosedEventResponse e =
              IRightsDisputes.getDisputeClosedEventFromLog(log);
          return at ->
              new DisputeClosed(
                  at,
                  number(e.certificate),
                  number(e.round),
                  member(RightsStanding.class, e.standing),
                  e.toChallenger,
                  e.toAnswerer,
                  e.toWorker);
        });
  }

  private static RightsClaim claim(IDataRightsRegistry.Claim claim) {
    return new RightsClaim(
        Bytes32.of(claim.fid),
        Bytes32.of(claim.instanceHash),
        Bytes32.of(BigIntegers.asUnsignedByteArray(Bytes32.LENGTH, claim.identifier)),
        Bytes32.of(claim.viewsRoot),
        Bytes32.of(claim.keyCommitment),
        Bytes32.of(claim.algorithm),
        Bytes32.of(claim.isccDigest),
        number(claim.deal),
        member(RightsMedia.class, claim.mediaType));
  }

  private static RightsDescription description(IDataRightsRegistry.Description description) {
    return new RightsDescription(
        description.title, description.kind, description.keywords, Bytes32.of(description.licence));
  }

  private static Generation generation(ILineage.Generation generation) {
    return new Generation(
        Bytes32.of(generation.model),
        generation.modelName,
        generation.dataSets.stream().map(Bytes32::of).toList(),
        Bytes32.of(generation.prompt));
  }
}
