package io.cess4j.chain.contract;

/**
 * The contracts of sharing (ADR 0032).
 *
 * @param readerKeys IReaderKeys
 * @param proxies IProxies
 * @param grants IShareGrants
 * @param reports IProxyReports
 * @param index their events
 */
public record Sharing(
    ReaderKeys readerKeys,
    Proxies proxies,
    ShareGrants grants,
    ProxyReports reports,
    ShareIndex index) {}
