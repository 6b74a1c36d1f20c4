package io.cess4j.chain.event;

/** What happened to data rights, in the order of the chain; an index of them needs nothing else. */
public sealed interface RightsEvent extends ContractEvent
    permits RightsCommitted,
        RightsRegistered,
        RightsBondForfeited,
        CertificateMoved,
        CopyFlagged,
        CopyFlagCleared,
        CopyThresholdChanged,
        LineageEdgeAdded,
        GenerationDeclared,
        LineageSealed,
        DisputeOpened,
        DisputeWorkerDrawn,
        DisputeAnswered,
        DisputeDelayed,
        DisputeWorkerSilent,
        DisputeJudged,
        DisputeClosed {}
