package io.cess4j.chain.event;

/** What the contracts of {@code src/trade} tell (ADR 0035). */
public sealed interface TradeEvent extends ContractEvent
    permits CertificateListed,
        CertificateDelisted,
        CertificateSold,
        LicenceOffered,
        LicenceRepriced,
        LicenceWithdrawn,
        LicenceGranted,
        PurchaseOffered,
        PurchaseOfferWithdrawn,
        PurchaseOfferAccepted,
        AuctionStarted,
        BidPlaced,
        AuctionSettled,
        AuctionCancelled,
        PreviewChanged {}
