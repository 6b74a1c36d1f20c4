package io.cess4j.chain.event;

/**
 * Every event of the contracts that workers care about, decoded; amounts in wei, days and windows
 * as numbers.
 */
public sealed interface ContractEvent
    permits OrderPlaced,
        CandidatesRanOut,
        HoldingsFilled,
        OrderDrawn,
        SlotVetoed,
        WorkerVetoed,
        OrderCancelled,
        DealActivated,
        DealRemoved,
        DealEndedAsLost,
        RefundClaimed,
        DayPaid,
        EarningsCollected,
        MinerRegistered,
        MinerChanged,
        SpaceGrown,
        TicketsListed,
        ProofKeysRegistered,
        GroupKeyRegistered,
        WorkerRegistered,
        WorkerRetired,
        EndpointChanged,
        BeatPosted,
        BeatMissed,
        WindowSeeded,
        ProofAccepted,
        ProofRefused,
        DaySettled,
        ParameterChanged,
        Deposited,
        RepairOpened,
        RepairDrawn,
        RepairDelayed,
        RepairClosed,
        RepairCompleted,
        RepairPaid,
        DealLost,
        LossReported,
        SlotMoved,
        MinerFined,
        CompensationClaimed,
        ExitBegun,
        MinerExpelled,
        Withdrawn,
        CandidateScored,
        ValidatorsElected,
        VacancyFilled,
        RewardPaid {
  /** Where it stands. */
  EventPosition at();
}
