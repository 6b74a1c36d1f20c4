package io.cess4j.chain.event;

/** What the contracts of {@code src/billing} tell (ADR 0034). */
public sealed interface BillingEvent extends ContractEvent
    permits AccessTermsChanged,
        AccessChanged,
        AccessStandingChanged,
        ChannelOpened,
        RetrievalsRecorded,
        RevenueEarned,
        RoyaltyPaid,
        RevenueSharePassed,
        RevenueClaimed,
        Subscribed,
        SubscriptionSettled,
        SubscriptionQuit,
        KeyOffered,
        KeyRepriced,
        KeyOfferEnded,
        KeyBought,
        KeyDelivered,
        KeySaleCompleted,
        KeySaleRefunded {}
