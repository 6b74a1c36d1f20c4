package io.cess4j.retrieval;

import io.cess4j.transport.TlsKeyHash;

/**
 * Who holds a slot of a deal, as the registry names it.
 *
 * @param slot 0 to n - 1
 * @param miner id of the storage miner
 * @param endpoint {@code https://host:port}
 * @param pin hash of the TLS key that must answer there
 */
public record Holder(int slot, long miner, String endpoint, TlsKeyHash pin) {}
