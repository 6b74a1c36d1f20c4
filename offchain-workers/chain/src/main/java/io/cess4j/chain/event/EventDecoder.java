package io.cess4j.chain.event;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.nu;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.numbers;
import static io.cess4j.chain.contract.Words.nus;
import static io.cess4j.chain.contract.Words.small;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.AttestationLevel;
import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.chain.contract.Duty;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RepairCause;
import io.cess4j.chain.contract.Terms;
import io.cess4j.contracts.IAuditRounds;
import io.cess4j.contracts.IBeats;
import io.cess4j.contracts.IDeals;
import io.cess4j.contracts.IEraRewards;
import io.cess4j.contracts.ILossReports;
import io.cess4j.contracts.IMinerRegistry;
import io.cess4j.contracts.INetworkParameters;
import io.cess4j.contracts.IOrders;
import io.cess4j.contracts.IPenalties;
import io.cess4j.contracts.IR2sElection;
import io.cess4j.contracts.IRepair;
import io.cess4j.contracts.ITeeRegistry;
import io.cess4j.contracts.IVault;
import io.cess4j.contracts.errors.ContractErrors;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.datatypes.Event;
import org.web3j.protocol.core.methods.response.Log;

/** Turns log entries into event records; an event this release does not know is no error. */
public final class EventDecoder {
  /** Makes the record of a log entry. */
  interface Values {
    Function<EventPosition, ContractEvent> from(Log log);
  }

  private record Known(Event event, Values values) {}

  private static final Map<Bytes32, Known> BY_TOPIC = new HashMap<>();

  static {
    BillingEvents.define(EventDecoder::define);
    TradeEvents.define(EventDecoder::define);
    RightsEvents.define(EventDecoder::define);
    SharingEvents.define(EventDecoder::define);
    AiGapEvents.define(EventDecoder::define);
    define(
        IOrders.CANDIDATESRANOUT_EVENT,
        log -> {
          IOrders.CandidatesRanOutEventResponse e = IOrders.getCandidatesRanOutEventFromLog(log);
          return at ->
              new CandidatesRanOut(at, number(e.order), number(e.required), number(e.found));
        });
    define(
        IEraRewards.REWARDPAID_EVENT,
        log -> {
          IEraRewards.RewardPaidEventResponse e = IEraRewards.getRewardPaidEventFromLog(log);
          return at ->
              new RewardPaid(at, number(e.era), number(e.node), Address.of(e.account), e.amount);
        });
    define(
        IR2sElection.CANDIDATESCORED_EVENT,
        log -> {
          IR2sElection.CandidateScoredEventResponse e =
              IR2sElection.getCandidateScoredEventFromLog(log);
          return at ->
              new CandidateScored(
                  at,
                  number(e.era),
                  number(e.node),
                  number(e.score),
                  number(e.credit),
                  number(e.stake),
                  number(e.vrf));
        });
    define(
        IR2sElection.VALIDATORSELECTED_EVENT,
        log -> {
          IR2sElection.ValidatorsElectedEventResponse e =
              IR2sElection.getValidatorsElectedEventFromLog(log);
          return at -> new ValidatorsElected(at, number(e.era), numbers(e.nodes));
        });
    define(
        IR2sElection.VACANCYFILLED_EVENT,
        log -> {
          IR2sElection.VacancyFilledEventResponse e =
              IR2sElection.getVacancyFilledEventFromLog(log);
          return at ->
              new VacancyFilled(
                  at, Address.of(e.validator), number(e.node), Address.of(e.successor));
        });
    define(
        IDeals.HOLDINGSFILLED_EVENT,
        log -> {
          IDeals.HoldingsFilledEventResponse e = IDeals.getHoldingsFilledEventFromLog(log);
          return at ->
              new HoldingsFilled(
                  at,
                  number(e.miner),
                  small(e.group),
                  numbers(e.holes),
                  numbers(e.movers),
                  number(e.end));
        });
    define(
        IOrders.ORDERPLACED_EVENT,
        log -> {
          IOrders.OrderPlacedEventResponse e = IOrders.getOrderPlacedEventFromLog(log);
          return at ->
              new OrderPlaced(
                  at,
                  number(e.order),
                  Address.of(e.owner),
                  Address.of(e.gateway),
                  terms(e.terms),
                  e.rate,
                  small(e.endDay),
                  e.cost);
        });
    define(
        IOrders.ORDERDRAWN_EVENT,
        log -> {
          IOrders.OrderDrawnEventResponse e = IOrders.getOrderDrawnEventFromLog(log);
          return at ->
              new OrderDrawn(
                  at, number(e.order), small(e.worker), small(e.tiKey), numbers(e.miners));
        });
    define(
        IOrders.SLOTVETOED_EVENT,
        log -> {
          IOrders.SlotVetoedEventResponse e = IOrders.getSlotVetoedEventFromLog(log);
          return at ->
              new SlotVetoed(
                  at, number(e.order), small(e.slot), number(e.miner), small(e.replacements));
        });
    define(
        IOrders.WORKERVETOED_EVENT,
        log -> {
          IOrders.WorkerVetoedEventResponse e = IOrders.getWorkerVetoedEventFromLog(log);
          return at ->
              new WorkerVetoed(at, number(e.order), small(e.worker), small(e.replacements));
        });
    define(
        IOrders.ORDERCANCELLED_EVENT,
        log -> {
          IOrders.OrderCancelledEventResponse e = IOrders.getOrderCancelledEventFromLog(log);
          return at -> new OrderCancelled(at, number(e.order), e.refund, e.fee);
        });
    define(
        IDeals.DEALACTIVATED_EVENT,
        log -> {
          IDeals.DealActivatedEventResponse e = IDeals.getDealActivatedEventFromLog(log);
          return at ->
              new DealActivated(
                  at,
                  number(e.deal),
                  Bytes32.of(e.fid),
                  Address.of(e.owner),
                  Bytes32.of(e.root),
                  number(e.size),
                  number(e.sectors),
                  small(e.startDay),
                  small(e.endDay),
                  numbers(e.miners),
                  numbers(e.holdings),
                  nus(e.nus));
        });
    define(
        IDeals.DEALREMOVED_EVENT,
        log -> {
          IDeals.DealRemovedEventResponse e = IDeals.getDealRemovedEventFromLog(log);
          return at -> new DealRemoved(at, number(e.deal), small(e.day), e.refund);
        });
    define(
        IDeals.DEALENDEDASLOST_EVENT,
        log -> {
          IDeals.DealEndedAsLostEventResponse e = IDeals.getDealEndedAsLostEventFromLog(log);
          return at -> new DealEndedAsLost(at, number(e.deal), small(e.day), e.refund);
        });
    define(
        IDeals.REFUNDCLAIMED_EVENT,
        log -> {
          IDeals.RefundClaimedEventResponse e = IDeals.getRefundClaimedEventFromLog(log);
          return at ->
              new RefundClaimed(
                  at, number(e.deal), Address.of(e.owner), small(e.untilDay), e.refund);
        });
    define(
        IDeals.DAYPAID_EVENT,
        log -> {
          IDeals.DayPaidEventResponse e = IDeals.getDayPaidEventFromLog(log);
          return at ->
              new DayPaid(at, number(e.miner), small(e.day), e.toMiner, e.toService, e.toTreasury);
        });
    define(
        IDeals.EARNINGSCOLLECTED_EVENT,
        log -> {
          IDeals.EarningsCollectedEventResponse e = IDeals.getEarningsCollectedEventFromLog(log);
          return at -> new EarningsCollected(at, number(e.miner), Address.of(e.account), e.amount);
        });
    define(
        IMinerRegistry.MINERREGISTERED_EVENT,
        log -> {
          IMinerRegistry.MinerRegisteredEventResponse e =
              IMinerRegistry.getMinerRegisteredEventFromLog(log);
          return at ->
              new MinerRegistered(
                  at,
                  number(e.miner),
                  number(e.operator),
                  Address.of(e.account),
                  Address.of(e.signer),
                  Bytes32.of(e.tlsKeyHash),
                  e.endpoint,
                  small(e.region),
                  small(e.units));
        });
    define(
        IMinerRegistry.MINERCHANGED_EVENT,
        log -> {
          IMinerRegistry.MinerChangedEventResponse e =
              IMinerRegistry.getMinerChangedEventFromLog(log);
          return at ->
              new MinerChanged(
                  at, number(e.miner), Address.of(e.signer), Bytes32.of(e.tlsKeyHash), e.endpoint);
        });
    define(
        IMinerRegistry.SPACEGROWN_EVENT,
        log -> {
          IMinerRegistry.SpaceGrownEventResponse e = IMinerRegistry.getSpaceGrownEventFromLog(log);
          return at -> new SpaceGrown(at, number(e.miner), small(e.declaredUnits), e.collateral);
        });
    define(
        IMinerRegistry.TICKETSLISTED_EVENT,
        log -> {
          IMinerRegistry.TicketsListedEventResponse e =
              IMinerRegistry.getTicketsListedEventFromLog(log);
          return at ->
              new TicketsListed(at, number(e.miner), small(e.region), small(e.listedUnits));
        });
    define(
        IMinerRegistry.PROOFKEYSREGISTERED_EVENT,
        log -> {
          IMinerRegistry.ProofKeysRegisteredEventResponse e =
              IMinerRegistry.getProofKeysRegisteredEventFromLog(log);
          return at ->
              new ProofKeysRegistered(at, number(e.miner), small(e.tiKey), Bytes32.of(e.keyHash));
        });
    define(
        ITeeRegistry.GROUPKEYREGISTERED_EVENT,
        log -> {
          ITeeRegistry.GroupKeyRegisteredEventResponse e =
              ITeeRegistry.getGroupKeyRegisteredEventFromLog(log);
          return at ->
              new GroupKeyRegistered(
                  at, small(e.tiKey), small(e.group), e.x, e.a, Bytes32.of(e.srsDigest), e.sealKey);
        });
    define(
        ITeeRegistry.WORKERREGISTERED_EVENT,
        log -> {
          ITeeRegistry.WorkerRegisteredEventResponse e =
              ITeeRegistry.getWorkerRegisteredEventFromLog(log);
          return at ->
              new WorkerRegistered(
                  at,
                  small(e.worker),
                  small(e.group),
                  Address.of(e.account),
                  Address.of(e.signer),
                  e.vrfKey,
                  Bytes32.of(e.tlsKeyHash),
                  e.endpoint,
                  member(AttestationLevel.class, e.level));
        });
    define(
        ITeeRegistry.WORKERRETIRED_EVENT,
        log -> {
          ITeeRegistry.WorkerRetiredEventResponse e =
              ITeeRegistry.getWorkerRetiredEventFromLog(log);
          return at -> new WorkerRetired(at, small(e.worker));
        });
    define(
        ITeeRegistry.ENDPOINTCHANGED_EVENT,
        log -> {
          ITeeRegistry.EndpointChangedEventResponse e =
              ITeeRegistry.getEndpointChangedEventFromLog(log);
          return at ->
              new EndpointChanged(at, small(e.worker), Bytes32.of(e.tlsKeyHash), e.endpoint);
        });
    define(
        IBeats.BEATPOSTED_EVENT,
        log -> {
          IBeats.BeatPostedEventResponse e = IBeats.getBeatPostedEventFromLog(log);
          return at ->
              new BeatPosted(at, number(e.number), Address.of(e.member), Bytes32.of(e.beat));
        });
    define(
        IBeats.BEATMISSED_EVENT,
        log -> {
          IBeats.BeatMissedEventResponse e = IBeats.getBeatMissedEventFromLog(log);
          return at -> new BeatMissed(at, number(e.number), Address.of(e.member));
        });
    define(
        IBeats.WINDOWSEEDED_EVENT,
        log -> {
          IBeats.WindowSeededEventResponse e = IBeats.getWindowSeededEventFromLog(log);
          return at -> new WindowSeeded(at, number(e.day), small(e.window), Bytes32.of(e.seed));
        });
    define(
        IAuditRounds.PROOFACCEPTED_EVENT,
        log -> {
          IAuditRounds.ProofAcceptedEventResponse e =
              IAuditRounds.getProofAcceptedEventFromLog(log);
          return at ->
              new ProofAccepted(
                  at,
                  number(e.miner),
                  small(e.day),
                  small(e.window),
                  member(Duty.class, e.duty),
                  small(e.group),
                  number(e.sectors),
                  number(e.draws));
        });
    define(
        IAuditRounds.PROOFREFUSED_EVENT,
        log -> {
          IAuditRounds.ProofRefusedEventResponse e = IAuditRounds.getProofRefusedEventFromLog(log);
          return at ->
              new ProofRefused(
                  at,
                  number(e.miner),
                  small(e.day),
                  small(e.window),
                  member(Duty.class, e.duty),
                  member(DayOutcome.class, e.outcome),
                  ContractErrors.decode("0x" + HexFormat.of().formatHex(e.reason)));
        });
    define(
        IAuditRounds.DAYSETTLED_EVENT,
        log -> {
          IAuditRounds.DaySettledEventResponse e = IAuditRounds.getDaySettledEventFromLog(log);
          return at ->
              new DaySettled(
                  at,
                  number(e.miner),
                  small(e.day),
                  member(DayOutcome.class, e.outcome),
                  number(e.consecutive));
        });
    define(
        ILossReports.LOSSREPORTED_EVENT,
        log -> {
          ILossReports.LossReportedEventResponse e = ILossReports.getLossReportedEventFromLog(log);
          return at ->
              new LossReported(at, number(e.deal), number(e.miner), small(e.slot), small(e.day));
        });
    define(
        IRepair.REPAIROPENED_EVENT,
        log -> {
          IRepair.RepairOpenedEventResponse e = IRepair.getRepairOpenedEventFromLog(log);
          return at ->
              new RepairOpened(
                  at,
                  number(e.deal),
                  small(e.slot),
                  number(e.loser),
                  member(RepairCause.class, e.cause),
                  number(e.drawBeat),
                  e.bounty);
        });
    define(
        IRepair.REPAIRDRAWN_EVENT,
        log -> {
          IRepair.RepairDrawnEventResponse e = IRepair.getRepairDrawnEventFromLog(log);
          return at ->
              new RepairDrawn(
                  at,
                  number(e.deal),
                  small(e.slot),
                  number(e.miner),
                  small(e.worker),
                  small(e.tiKey),
                  instant(e.deadline));
        });
    define(
        IRepair.REPAIRDELAYED_EVENT,
        log -> {
          IRepair.RepairDelayedEventResponse e = IRepair.getRepairDelayedEventFromLog(log);
          return at -> new RepairDelayed(at, number(e.deal), small(e.slot), number(e.drawBeat));
        });
    define(
        IRepair.REPAIRCLOSED_EVENT,
        log -> {
          IRepair.RepairClosedEventResponse e = IRepair.getRepairClosedEventFromLog(log);
          return at -> new RepairClosed(at, number(e.deal), small(e.slot), e.toOwner, e.toLoser);
        });
    define(
        IRepair.REPAIRCOMPLETED_EVENT,
        log -> {
          IRepair.RepairCompletedEventResponse e = IRepair.getRepairCompletedEventFromLog(log);
          return at ->
              new RepairCompleted(
                  at,
                  number(e.deal),
                  small(e.slot),
                  number(e.miner),
                  number(e.holding),
                  Bytes16.of(e.nu),
                  Bytes32.of(e.idsRoot));
        });
    define(
        IRepair.REPAIRPAID_EVENT,
        log -> {
          IRepair.RepairPaidEventResponse e = IRepair.getRepairPaidEventFromLog(log);
          return at -> new RepairPaid(at, number(e.deal), small(e.slot), number(e.miner), e.bounty);
        });
    define(
        IRepair.DEALLOST_EVENT,
        log -> {
          IRepair.DealLostEventResponse e = IRepair.getDealLostEventFromLog(log);
          return at -> new DealLost(at, number(e.deal), number(e.slots), e.compensation);
        });
    define(
        IDeals.SLOTMOVED_EVENT,
        log -> {
          IDeals.SlotMovedEventResponse e = IDeals.getSlotMovedEventFromLog(log);
          return at ->
              new SlotMoved(
                  at,
                  number(e.deal),
                  small(e.slot),
                  number(e.miner),
                  number(e.from),
                  number(e.holding),
                  nu(e.nu),
                  small(e.day),
                  e.refund);
        });
    define(
        IPenalties.MINERFINED_EVENT,
        log -> {
          IPenalties.MinerFinedEventResponse e = IPenalties.getMinerFinedEventFromLog(log);
          return at ->
              new MinerFined(
                  at,
                  number(e.miner),
                  small(e.day),
                  e.fine,
                  e.collected,
                  e.bounty,
                  Address.of(e.settler));
        });
    define(
        IPenalties.COMPENSATIONCLAIMED_EVENT,
        log -> {
          IPenalties.CompensationClaimedEventResponse e =
              IPenalties.getCompensationClaimedEventFromLog(log);
          return at ->
              new CompensationClaimed(
                  at, number(e.deal), Address.of(e.owner), small(e.untilDay), e.amount);
        });
    define(
        IMinerRegistry.EXITBEGUN_EVENT,
        log -> {
          IMinerRegistry.ExitBegunEventResponse e = IMinerRegistry.getExitBegunEventFromLog(log);
          return at -> new ExitBegun(at, number(e.miner), small(e.day));
        });
    define(
        IMinerRegistry.MINEREXPELLED_EVENT,
        log -> {
          IMinerRegistry.MinerExpelledEventResponse e =
              IMinerRegistry.getMinerExpelledEventFromLog(log);
          return at -> new MinerExpelled(at, number(e.miner), small(e.day));
        });
    define(
        INetworkParameters.PARAMETERCHANGED_EVENT,
        log -> {
          INetworkParameters.ParameterChangedEventResponse e =
              INetworkParameters.getParameterChangedEventFromLog(log);
          return at ->
              new ParameterChanged(at, member(Parameter.class, e.parameter), e.previous, e.value);
        });
    define(
        IVault.DEPOSITED_EVENT,
        log -> {
          IVault.DepositedEventResponse e = IVault.getDepositedEventFromLog(log);
          return at -> new Deposited(at, Address.of(e.account), Address.of(e.payer), e.amount);
        });
    define(
        IVault.WITHDRAWN_EVENT,
        log -> {
          IVault.WithdrawnEventResponse e = IVault.getWithdrawnEventFromLog(log);
          return at -> new Withdrawn(at, Address.of(e.account), Address.of(e.to), e.amount);
        });
  }

  private EventDecoder() {}

  /**
   * The event, or empty where its first topic is none of ours.
   *
   * @throws ChainException.AnswerMalformed where topics or data are not those of the event
   */
  public static Optional<ContractEvent> decode(ChainLog log) {
    Known known = log.topics().isEmpty() ? null : BY_TOPIC.get(log.topics().getFirst());
    if (known == null || !hasTopicsOf(known.event(), log)) {
      return Optional.empty();
    }
    Log raw = new Log();
    raw.setAddress(log.address().hex());
    raw.setTopics(log.topics().stream().map(Bytes32::hex).toList());
    raw.setData(log.data());
    try {
      return Optional.of(known.values().from(raw).apply(log.at()));
    } catch (RuntimeException ofTheDecoder) { // web3j throws whatever it meets
      throw new ChainException.AnswerMalformed("event " + log.topics().getFirst(), ofTheDecoder);
    }
  }

  /** ERC-20 and ERC-721 share the name and types of Transfer, not what is indexed. */
  private static boolean hasTopicsOf(Event event, ChainLog log) {
    return !event.getName().equals("Transfer")
        || log.topics().size() == 1 + event.getIndexedParameters().size();
  }

  private static Terms terms(IOrders.Terms terms) {
    return new Terms(
        number(terms.size),
        small(terms.k),
        small(terms.n),
        small(terms.termDays),
        small(terms.regions),
        Address.of(terms.gateway),
        terms.price);
  }

  private static void define(Event event, Values values) {
    BY_TOPIC.put(Bytes32.of(EventEncoder.encode(event)), new Known(event, values));
  }
}
